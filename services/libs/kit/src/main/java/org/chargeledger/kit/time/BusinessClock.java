package org.chargeledger.kit.time;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one source of business time. In the profiles local and test it follows a file of 8 bytes (big-endian
 * microseconds since 1970) that a replay moves, so every service moves at once and a restarted one finds its time
 * again; everywhere else it is the system's clock and refuses to be anything else.
 */
@Startup
@ApplicationScoped
public class BusinessClock implements InstantSource {

    private final InstantSource source;

    BusinessClock(@ConfigProperty(name = "BUSINESS_TIME_FILE") Optional<Path> file) {
        if (file.isPresent() && ConfigUtils.getProfiles().stream().noneMatch(List.of("local", "test")::contains)) {
            throw new IllegalStateException("BUSINESS_TIME_FILE is set outside the profiles local and test");
        }
        this.source = file.<InstantSource>map(FileTime::new).orElse(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return source.instant();
    }

    private static final class FileTime implements InstantSource {

        private static final long MICROS_PER_SECOND = 1_000_000;
        private final FileChannel channel;

        FileTime(Path file) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (IOException e) {
                throw new UncheckedIOException("business time file " + file, e);
            }
        }

        @Override
        public Instant instant() {
            var bytes = ByteBuffer.allocate(Long.BYTES);
            try {
                if (channel.read(bytes, 0) != Long.BYTES) {
                    throw new IllegalStateException("the business time file holds no time");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            long micros = bytes.flip().getLong();
            return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND),
                    Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
        }
    }
}
