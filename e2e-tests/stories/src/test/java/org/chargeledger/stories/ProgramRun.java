package org.chargeledger.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One run of a program of the replay against a running stack: its verdict and what it printed. */
record ProgramRun(int exitCode, String output) {

    /** Every request and frame of the three days, sent once more. */
    static ProgramRun replay(Stack stack, Duration limit) throws IOException, InterruptedException {
        return of("Replay", stack, limit);
    }

    /** Every version of every stored bill, rated once more. */
    static ProgramRun rerate(Stack stack, Duration limit) throws IOException, InterruptedException {
        return of("Rerate", stack, limit);
    }

    private static ProgramRun of(String program, Stack stack, Duration limit) throws IOException, InterruptedException {
        Path output = Launcher.BUILD.resolve(program.toLowerCase(Locale.ROOT) + ".log");
        Process process = new ProcessBuilder(List.of(Launcher.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
                "-cp", Launcher.ROOT.resolve("e2e-tests/replay/target/replay.jar").toString(),
                "org.chargeledger.replay." + program, "--stack", stack.file().toString()))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(program + " still ran after " + limit + ":\n" + Files.readString(output));
        }
        return new ProgramRun(process.exitValue(), Files.readString(output));
    }
}
