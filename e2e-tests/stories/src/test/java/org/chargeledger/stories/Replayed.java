package org.chargeledger.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the replay program against a running stack: its verdict and what it printed. */
record Replayed(int exitCode, String output) {

    static Replayed on(Stack stack, Duration limit) throws IOException, InterruptedException {
        Path output = Launcher.BUILD.resolve("replay.log");
        Process process = new ProcessBuilder(List.of(Launcher.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
                "-jar", Launcher.ROOT.resolve("e2e-tests/replay/target/replay.jar").toString(), "--stack", stack.file().toString()))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the replay still ran after " + limit + ":\n" + Files.readString(output));
        }
        return new Replayed(process.exitValue(), Files.readString(output));
    }
}
