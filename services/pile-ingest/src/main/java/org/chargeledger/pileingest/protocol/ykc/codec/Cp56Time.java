package org.chargeledger.pileingest.protocol.ykc.codec;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/** CP56Time2a: seven bytes of local time to the millisecond, all zero when not set. */
final class Cp56Time {

    static final int SIZE = 7;

    private Cp56Time() {}

    static Optional<LocalDateTime> read(byte[] bytes, int at) {
        int millis = (bytes[at + 1] & 0xFF) << 8 | bytes[at] & 0xFF;
        int month = bytes[at + 5] & 0x0F;
        if (month == 0 || millis > 59_999) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(2000 + (bytes[at + 6] & 0x7F), month, bytes[at + 4] & 0x1F,
                    bytes[at + 3] & 0x1F, bytes[at + 2] & 0x3F, millis / 1000, millis % 1000 * 1_000_000));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    static byte[] bytes(LocalDateTime time) {
        if (time.getYear() < 2000 || time.getYear() > 2127) {
            throw new IllegalArgumentException("CP56Time2a holds the years 2000 to 2127, not " + time);
        }
        int millis = time.getSecond() * 1000 + time.getNano() / 1_000_000;
        return new byte[] {(byte) millis, (byte) (millis >>> 8), (byte) time.getMinute(), (byte) time.getHour(),
            (byte) time.getDayOfMonth(), (byte) time.getMonthValue(), (byte) (time.getYear() - 2000)};
    }
}
