package org.chargeledger.pileingest.protocol.ykc;

import java.util.Arrays;
import java.util.HexFormat;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord;

/** A frame as hex in which VIN and card are zero. Its CRC is the one of the blanked bytes. */
final class FrameBlanking {

    private FrameBlanking() {}

    static String hex(Frame frame) {
        byte[] body = frame.body().clone();
        if (frame.type() == TransactionRecord.TYPE) {
            TransactionRecord.personalBytes(body.length).forEach(part -> Arrays.fill(body,
                    Math.min(part.offset(), body.length), Math.min(part.offset() + part.length(), body.length),
                    (byte) 0));
        }
        return HexFormat.of().withUpperCase().formatHex(
                new Frame(frame.sequence(), frame.encrypted(), frame.type(), body, frame.crcOrder()).toBytes());
    }
}
