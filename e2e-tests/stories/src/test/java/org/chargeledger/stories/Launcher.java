package org.chargeledger.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local launcher as a person uses it, on a folder of its own so that a stack in use is left alone. */
final class Launcher implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("repository.root"));
    static final Path BUILD = Path.of(System.getProperty("build.directory"));
    static final Path LOCAL = BUILD.resolve("local");

    private final Process process;
    private final Path output;

    private Launcher(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Launcher start(String command, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-jar",
                ROOT.resolve("deploy/local/target/local.jar").toString(), command));
        line.addAll(List.of(arguments));
        Path output = BUILD.resolve("launcher-" + command + ".log");
        var builder = new ProcessBuilder(line).directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LOCAL_DIR", LOCAL.toString());
        return new Launcher(builder.start(), output);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The exit code; a launcher that does not end in time is stopped, and its output shown. */
    int awaitEnd(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + limit + ":\n" + output());
        }
        return process.exitValue();
    }

    /** Waits until the stack file says that everything is ready. */
    Stack awaitReady(Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
            Path file = LOCAL.resolve("run/stack.json");
            if (Files.exists(file) && Stack.read(file).ready()) {
                return Stack.read(file);
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not ready after " + limit + ":\n" + output());
            }
        }
        throw new AssertionError("the launcher ended:\n" + output());
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** As Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
