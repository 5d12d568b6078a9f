package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Remote stop of whatever the gun charges. */
public record StopCommand(String pileNo, String gunNo) implements Message {

    public static final int TYPE = 0x36;

    static StopCommand read(BodyReader body) {
        return new StopCommand(body.digits(7), body.digits(1));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).digits(gunNo, 1);
    }
}
