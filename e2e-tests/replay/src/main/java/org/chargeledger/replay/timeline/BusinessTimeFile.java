package org.chargeledger.replay.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moves the stack's business time: eight bytes, microseconds since 1970, written in one go. */
public final class BusinessTimeFile implements AutoCloseable {

    private final FileChannel channel;

    public BusinessTimeFile(Path file) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public void set(Instant businessTime) {
        var bytes = ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, businessTime)).flip();
        try {
            channel.write(bytes, 0);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
