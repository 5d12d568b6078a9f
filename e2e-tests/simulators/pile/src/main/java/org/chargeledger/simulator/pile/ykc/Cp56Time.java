package org.chargeledger.simulator.pile.ykc;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/** CP56Time2a: the pile's local time in seven bytes, milliseconds first. */
final class Cp56Time {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private Cp56Time() {
    }

    static byte[] encode(LocalDateTime time) {
        int millis = time.getSecond() * 1000 + time.get(ChronoField.MILLI_OF_SECOND);
        return new byte[] {
            (byte) millis, (byte) (millis >>> 8), (byte) time.getMinute(), (byte) time.getHour(),
            (byte) time.getDayOfMonth(), (byte) time.getMonthValue(), (byte) (time.getYear() - 2000)};
    }

    /** The day of the week and the flags are ignored: piles fill them as they like. */
    static LocalDateTime decode(byte[] bytes) {
        int millis = (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8;
        return LocalDateTime.of(
                2000 + (bytes[6] & 0x7F), bytes[5] & 0x0F, bytes[4] & 0x1F, bytes[3] & 0x1F, bytes[2] & 0x3F,
                millis / 1000, millis % 1000 * NANOS_PER_MILLI);
    }
}
