package org.chargeledger.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The business time's file")
class TimeFileTest {

    private static final Instant FIRST = Instant.parse("2019-10-16T08:18:22.566095Z");
    private static final Instant BEFORE_1970 = Instant.parse("1969-12-31T23:59:59.999999Z");

    @TempDir
    Path folder;

    @AfterEach
    void calmDown() {
        Thread.interrupted();
    }

    @Test
    @DisplayName("is followed to the microsecond whenever it is moved")
    void follows() throws IOException {
        Path file = write(folder.resolve("time"), FIRST);
        var time = new TimeFile(file);
        assertThat(time.instant()).isEqualTo(FIRST);

        write(file, BEFORE_1970);
        assertThat(time.instant()).isEqualTo(BEFORE_1970);
    }

    @Test
    @DisplayName("is still read after a thread was interrupted while it asked")
    void survivesInterruption() throws IOException {
        Path file = write(folder.resolve("time"), FIRST);
        var time = new TimeFile(file);

        Thread.currentThread().interrupt();
        assertThat(time.instant()).isEqualTo(FIRST);
        assertThat(Thread.interrupted()).as("the interruption is left to whom it was meant for").isTrue();

        write(file, FIRST.plusSeconds(1));
        assertThat(time.instant()).isEqualTo(FIRST.plusSeconds(1));
    }

    @Test
    @DisplayName("is refused, by name, when it is missing or holds no time")
    void refuses() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThatThrownBy(() -> new TimeFile(empty)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> new TimeFile(folder.resolve("missing"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing");
    }

    private static Path write(Path file, Instant time) throws IOException {
        long micros = time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
        return Files.write(file, ByteBuffer.allocate(Long.BYTES).putLong(micros).array(), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }
}
