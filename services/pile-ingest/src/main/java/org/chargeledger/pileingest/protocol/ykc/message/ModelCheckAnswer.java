package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Result 0: same model. 1: it differs, so the pile requests the model with 09. */
public record ModelCheckAnswer(String pileNo, String modelNo, int result) implements Message {

    public static final int TYPE = 0x06;

    static ModelCheckAnswer read(BodyReader body) {
        return new ModelCheckAnswer(body.digits(7), body.digits(2), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).digits(modelNo, 2).number(result, 1);
    }
}
