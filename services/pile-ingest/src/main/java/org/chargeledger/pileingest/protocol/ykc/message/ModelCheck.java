package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** The pile asks whether its billing model is still the right one; 0000 means it has none. */
public record ModelCheck(String pileNo, String modelNo) implements Message {

    public static final int TYPE = 0x05;

    static ModelCheck read(BodyReader body) {
        return new ModelCheck(body.digits(7), body.digits(2));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).digits(modelNo, 2);
    }
}
