package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a killed launcher left behind")
class LeftoversTest {

    @TempDir
    Path folder;
    private Process process;
    private Leftovers leftovers;

    @BeforeEach
    void startSomething() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
        leftovers = new Leftovers(folder.resolve("processes"));
    }

    @AfterEach
    void stopIt() {
        process.destroyForcibly();
    }

    @Test
    @DisplayName("is stopped by the next launcher, once")
    void stopsWhatWasRecorded() throws InterruptedException {
        leftovers.record(List.of(Leftovers.Entry.of("billing", process.toHandle()).orElseThrow()));

        assertThat(new Leftovers(folder.resolve("processes")).stop()).containsExactly("billing");
        assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(leftovers.stop()).isEmpty();
    }

    @Test
    @DisplayName("is not taken for another process that got the same id later")
    void sparesAnotherProcessOfTheSameId() {
        Instant earlier = process.toHandle().info().startInstant().orElseThrow().minusSeconds(60);
        leftovers.record(List.of(new Leftovers.Entry("billing", process.pid(), earlier)));

        assertThat(leftovers.stop()).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    @DisplayName("is stopped even if it does not heed the first request")
    void forcesAStubbornProcess() throws IOException, InterruptedException {
        var stubborn = new ProcessBuilder("sh", "-c", "trap '' TERM; echo on; while :; do sleep 1; done").start();
        stubborn.getInputStream().read();
        leftovers.record(List.of(Leftovers.Entry.of("stubborn", stubborn.toHandle()).orElseThrow()));

        assertThat(leftovers.stop()).containsExactly("stubborn");
        assertThat(stubborn.waitFor(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("is nothing on a fresh checkout")
    void nothingRecorded() {
        assertThat(leftovers.stop()).isEmpty();
    }
}
