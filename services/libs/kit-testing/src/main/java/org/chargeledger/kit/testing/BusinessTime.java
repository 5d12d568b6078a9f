package org.chargeledger.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Moves the business clock of the service under test, the way the replay does: by its file. */
public final class BusinessTime {

    private static final String FILE = "test.business-time.file";
    private static final Instant START = Instant.parse("2019-10-16T00:00:00Z");

    private BusinessTime() {}

    static Path createFile() {
        try {
            Path file = Files.createTempFile("business-time", "");
            System.setProperty(FILE, file.toString());
            set(START);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Precision: microseconds. */
    public static void set(Instant time) {
        long micros = Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000), time.getNano() / 1000);
        try (var channel = FileChannel.open(Path.of(System.getProperty(FILE)), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, micros), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
