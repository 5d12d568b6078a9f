package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** One per gun every ten seconds; state 0 normal, 1 fault. */
public record Heartbeat(String pileNo, String gunNo, int gunState) implements Message {

    public static final int TYPE = 0x03;

    static Heartbeat read(BodyReader body) {
        return new Heartbeat(body.digits(7), body.digits(1), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).digits(gunNo, 1).number(gunState, 1);
    }
}
