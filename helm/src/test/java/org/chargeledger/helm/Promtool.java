package org.chargeledger.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus's own checker of rules: the machine's, or Debian's package unpacked beside the build. */
final class Promtool {

    /** What a program printed and how it ended. */
    record Outcome(int exit, String output) {}

    private static final Path UNPACKED = Charts.repository("helm/target/promtool");

    private Promtool() {}

    static Optional<Path> find() {
        return onPath().or(Promtool::unpacked).or(() -> {
            download();
            return unpacked();
        });
    }

    static Outcome run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(-1, e.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> unpacked() {
        return Optional.of(UNPACKED.resolve("usr/bin/promtool")).filter(Files::isExecutable);
    }

    /** Needs no rights: the package is only fetched and unpacked. */
    private static void download() {
        try {
            Files.createDirectories(UNPACKED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(UNPACKED, List.of("sh", "-c", "apt-get download prometheus && dpkg -x prometheus_*.deb ."));
    }
}
