package org.chargeledger.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus's own checker of rules: the machine's, or Debian's package unpacked beside the build. */
final class Promtool {

    private static final Path UNPACKED = Charts.repository("helm/target/promtool");

    private Promtool() {}

    /** Fails where there is none and none can be fetched: rules that nobody has evaluated are not tested. */
    static Path get() {
        return onPath().or(Promtool::unpacked).orElseGet(() -> {
            Program.Outcome download = download();
            return unpacked().orElseThrow(() -> new AssertionError("promtool is missing, and Debian's package of it"
                    + " could not be fetched: apt-get install prometheus, or put promtool into PATH\n" + download.output()));
        });
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable).findFirst();
    }

    private static Optional<Path> unpacked() {
        return Optional.of(UNPACKED.resolve("usr/bin/promtool")).filter(Files::isExecutable);
    }

    /** Needs no rights: the package is only fetched and unpacked. */
    private static Program.Outcome download() {
        try {
            Files.createDirectories(UNPACKED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Program.run(UNPACKED, List.of("sh", "-c", "apt-get download prometheus && dpkg -x prometheus_*.deb ."));
    }
}
