package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A supervised component")
class SupervisedTest {

    @TempDir
    Path folder;
    private final Seen seen = new Seen();
    private Supervised component;

    @AfterEach
    void stop() {
        component.askToStop();
        component.awaitStopped(System.nanoTime() + Duration.ofSeconds(2).toNanos());
    }

    @Test
    @DisplayName("is ready once its probe says so")
    void becomesReady() throws InterruptedException {
        component = run("sleep 60", () -> true);
        component.awaitReady();

        assertThat(seen.next()).isEqualTo("started");
        assertThat(seen.next()).isEqualTo("ready");
        assertThat(component.handle().isAlive()).isTrue();
    }

    @Test
    @DisplayName("that is killed is started again under a new process id")
    void restartsAfterKill() throws InterruptedException {
        component = run("sleep 60", () -> true);
        component.awaitReady();
        long firstPid = component.handle().pid();
        component.handle().destroyForcibly();

        assertThat(List.of(seen.next(), seen.next(), seen.next(), seen.next(), seen.next()))
                .containsExactly("started", "ready", "died 137", "started", "ready");
        assertThat(component.handle().pid()).isNotEqualTo(firstPid);
        assertThat(component.restarts()).isEqualTo(1);
    }

    @Test
    @DisplayName("that dies five times in a row is given up, with the end of its log as the reason")
    void givesUp() throws InterruptedException {
        component = run("echo 'no such table'; exit 3", () -> false);

        assertThatThrownBy(component::awaitReady).isInstanceOf(StartRefused.class)
                .hasMessageContaining("5 times in a row").hasMessageContaining("no such table");
        assertThat(seen.events).filteredOn("died 3"::equals).hasSize(5);
        assertThat(seen.events).last().isEqualTo("gave up");
    }

    @Test
    @DisplayName("that is asked to stop stays stopped")
    void staysStopped() throws InterruptedException {
        component = run("sleep 60", () -> true);
        component.awaitReady();
        component.askToStop();
        component.awaitStopped(System.nanoTime() + Duration.ofSeconds(2).toNanos());

        assertThat(component.handle().isAlive()).isFalse();
        assertThat(seen.events).containsExactly("started", "ready");
    }

    @Test
    @DisplayName("that ignores the request to stop is ended by force at the deadline")
    void isForced() throws Exception {
        Path sign = folder.resolve("trapped");
        component = run("trap '' TERM; touch " + sign + "; while :; do sleep 0.2; done", () -> Files.exists(sign));
        component.awaitReady();
        component.askToStop();
        component.awaitStopped(System.nanoTime() + Duration.ofMillis(300).toNanos());

        assertThat(component.handle().isAlive()).isFalse();
    }

    private Supervised run(String script, Probe probe) {
        return new Supervised(new Program("it", List.of("sh", "-c", script), folder.resolve("it.log")), probe, seen).start();
    }

    private static final class Seen implements Supervised.Observer {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        @Override
        public void started(Supervised component) {
            events.add("started");
        }

        @Override
        public void ready(Supervised component, Duration took) {
            events.add("ready");
        }

        @Override
        public void died(Supervised component, int exitCode) {
            events.add("died " + exitCode);
        }

        @Override
        public void gaveUp(Supervised component) {
            events.add("gave up");
        }

        private String next() throws InterruptedException {
            return events.poll(5, TimeUnit.SECONDS);
        }
    }
}
