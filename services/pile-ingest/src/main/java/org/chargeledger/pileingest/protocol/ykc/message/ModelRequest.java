package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** The pile asks for its billing model; without one it forbids charging. */
public record ModelRequest(String pileNo) implements Message {

    public static final int TYPE = 0x09;

    static ModelRequest read(BodyReader body) {
        return new ModelRequest(body.digits(7));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7);
    }
}
