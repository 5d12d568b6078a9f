package org.chargeledger.pileingest.protocol.ykc.message;

import java.time.LocalDateTime;
import java.util.Optional;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** The local time the pile now has. */
public record TimeSyncAnswer(String pileNo, Optional<LocalDateTime> time) implements Message {

    public static final int TYPE = 0x55;

    static TimeSyncAnswer read(BodyReader body) {
        return new TimeSyncAnswer(body.digits(7), body.time());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).time(time);
    }
}
