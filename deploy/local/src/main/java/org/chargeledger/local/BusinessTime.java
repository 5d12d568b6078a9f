package org.chargeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The file that holds the stack's business time: 8 bytes, microseconds of the epoch. Only the replay moves it on. */
final class BusinessTime {

    static final Instant BEGIN = Instant.parse("2019-10-13T00:00:00Z"); // 08:00 in Shenzhen

    private BusinessTime() {}

    static void keepOrBegin(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.getParent());
                Files.write(file, ByteBuffer.allocate(Long.BYTES).putLong(ChronoUnit.MICROS.between(Instant.EPOCH, BEGIN)).array());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
