package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Result 0 lets the pile in; 1 refuses it, and the connection closes. */
public record LoginAnswer(String pileNo, int result) implements Message {

    public static final int TYPE = 0x02;

    static LoginAnswer read(BodyReader body) {
        return new LoginAnswer(body.digits(7), body.byteValue());
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
