package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Remote start under a serial the platform chose. Balance in fen. */
public record StartCommand(String serial, String pileNo, String gunNo, String logicalCard, String physicalCard,
        long balanceFen) implements Message {

    public static final int TYPE = 0x34;

    static StartCommand read(BodyReader body) {
        return new StartCommand(body.digits(16), body.digits(7), body.digits(1), body.digits(8), body.digits(8),
                body.number(4));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(serial, 16).digits(pileNo, 7).digits(gunNo, 1).digits(logicalCard, 8)
                .digits(physicalCard, 8).number(balanceFen, 4);
    }
}
