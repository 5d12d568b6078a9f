package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** Lets the pile delete its record, so it means: stored. Result 0 accepted, 1 never acceptable. */
public record RecordAnswer(String serial, int result) implements Message {

    public static final int TYPE = 0x40;

    static RecordAnswer read(BodyReader body) {
        return new RecordAnswer(body.digits(16), body.byteValue());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(serial, 16).number(result, 1);
    }
}
