package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Answer to a billing model that was set: result 1 taken, 0 failed. */
public record ModelSetAnswer(String pileNo, int result) implements Message {

    public static final int TYPE = 0x57;

    static ModelSetAnswer read(BodyReader body) {
        return new ModelSetAnswer(body.digits(7), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).number(result, 1);
    }
}
