package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** The platform sets the pile's billing model unasked. */
public record ModelSet(BillingModel model) implements Message {

    public static final int TYPE = 0x58;

    static ModelSet read(BodyReader body) {
        return new ModelSet(BillingModel.read(body));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        model.write(body);
    }
}
