package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Written when everything the connection sent before is stored. */
public record HeartbeatAnswer(String pileNo, String gunNo, int ack) implements Message {

    public static final int TYPE = 0x04;

    static HeartbeatAnswer read(BodyReader body) {
        return new HeartbeatAnswer(body.digits(7), body.digits(1), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).digits(gunNo, 1).number(ack, 1);
    }
}
