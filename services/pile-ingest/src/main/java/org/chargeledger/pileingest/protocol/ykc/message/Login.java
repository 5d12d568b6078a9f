package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** First frame of a connection: who the pile is and what runs on it. Version is times ten, 16 for V1.6. */
public record Login(String pileNo, int pileType, int gunCount, int protocolVersionTimes10, String software,
        int netType, String sim, int carrier) implements Message {

    public static final int TYPE = 0x01;

    static Login read(BodyReader body) {
        return new Login(body.digits(7), body.byteValue(), body.byteValue(), body.byteValue(), body.text(8),
                body.byteValue(), body.digits(10), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).number(pileType, 1).number(gunCount, 1).number(protocolVersionTimes10, 1)
                .text(software, 8).number(netType, 1).digits(sim, 10).number(carrier, 1);
    }
}
