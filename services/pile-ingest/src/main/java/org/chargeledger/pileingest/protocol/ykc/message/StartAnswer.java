package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Answer to a remote start: result 1 started, 0 failed. Reason 5, not plugged in, may be followed by another. */
public record StartAnswer(String serial, String pileNo, String gunNo, int result, int reason) implements Message {

    public static final int TYPE = 0x33;

    static StartAnswer read(BodyReader body) {
        return new StartAnswer(body.digits(16), body.digits(7), body.digits(1), body.byteValue(), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(serial, 16).digits(pileNo, 7).digits(gunNo, 1).number(result, 1).number(reason, 1);
    }
}
