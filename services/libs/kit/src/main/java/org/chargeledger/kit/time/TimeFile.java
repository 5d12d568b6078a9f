package org.chargeledger.kit.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A time that another program writes: 8 bytes, big-endian microseconds since 1970. The file is mapped, for a channel would be
 * closed for good by the first thread that is interrupted while it reads.
 */
final class TimeFile implements InstantSource {

    private static final VarHandle MICROS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final ByteBuffer mapped;

    TimeFile(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            mapped = channel.map(MapMode.READ_ONLY, 0, Long.BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("no time can be read from " + file, e);
        }
    }

    @Override
    public Instant instant() {
        long micros = (long) MICROS.getVolatile(mapped, 0);
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
    }
}
