package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A launcher that is stopped in the middle of a replay leaves nothing running")
class StoppingTest {

    @TempDir
    Path folder;
    private Process launcher;
    private List<ProcessHandle> started = List.of();

    @BeforeEach
    void inTheMiddleOfAReplay() throws IOException {
        launcher = new ProcessBuilder("setsid", "env", "--default-signal=INT,TERM",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Drepository.root=" + System.getProperty("repository.root"), "-cp", System.getProperty("java.class.path"),
                Replaying.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = launcher.inputReader();
        for (String line = output.readLine(); !Replaying.SIGN.equals(line); line = output.readLine()) {
            assertThat(line).as("the launcher ended before its replay began").isNotNull();
        }
        started = launcher.descendants().toList();
        assertThat(started).as("a component, a build, the replay and its child").hasSize(4);
    }

    @AfterEach
    void endAll() {
        started.forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly();
    }

    @Test
    @DisplayName("when Ctrl-C in its terminal reaches its whole process group")
    void interrupted() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", "--", "-" + launcher.pid()).inheritIO().start().waitFor();

        assertNothingIsLeft();
    }

    @Test
    @DisplayName("when it alone is told to terminate")
    void terminated() throws InterruptedException {
        launcher.destroy();

        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws InterruptedException {
        assertThat(launcher.waitFor(8, TimeUnit.SECONDS)).as("the launcher ended").isTrue();
        Awaitility.await("the end of all it started").atMost(Duration.ofSeconds(2))
                .until(() -> started.stream().noneMatch(StoppingTest::runs));
    }

    /** A dead orphan stays in the process table until process 1 collects it; it does not run. */
    private static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException collected) {
            return false;
        }
    }

    /** A launcher with one component up, a server in the making, and its replay running. */
    static final class Replaying {

        static final String SIGN = "replaying";

        public static void main(String[] arguments) {
            var checkout = Checkout.find(Path.of(System.getProperty("repository.root")), arguments[0]);
            var progress = new Progress(System.out);
            var leftovers = new Leftovers(checkout.run().resolve("processes"));
            var roster = new Roster(progress, leftovers);
            var closing = new Closing(new Stack(checkout, progress, roster, Addresses.pick(new Ports())), leftovers, progress);
            Runtime.getRuntime().addShutdownHook(new Thread(closing::close));
            roster.start(new Program("billing", List.of("sleep", "600"), checkout.log("billing")), () -> true).awaitReady();
            var build = new Program("build", List.of("sleep", "600"), checkout.log("build"));
            Thread.ofPlatform().start(build::runToEnd);
            while (ProcessHandle.current().children().count() < 2) {
                Thread.onSpinWait();
            }
            new Replay(List.of("sh", "-c", "sleep 600 & echo " + SIGN + "; wait")).run(roster);
        }
    }
}
