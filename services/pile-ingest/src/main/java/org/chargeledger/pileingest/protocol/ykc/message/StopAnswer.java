package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Answer to a remote stop: result 1 stopped, 0 failed. */
public record StopAnswer(String pileNo, String gunNo, int result, int reason) implements Message {

    public static final int TYPE = 0x35;

    static StopAnswer read(BodyReader body) {
        return new StopAnswer(body.digits(7), body.digits(1), body.byteValue(), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).digits(gunNo, 1).number(result, 1).number(reason, 1);
    }
}
