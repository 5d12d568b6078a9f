package org.chargeledger.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A base made on this machine, where no registry is reachable: a Debian root of four packages and a linked Java runtime. */
record OwnBase(Path tar) implements Base {

    private static final String PACKAGES = "libc6,zlib1g,ca-certificates,tzdata";
    /** What Quarkus, Hibernate, the Kafka client and the PostgreSQL driver use; java.desktop is there for java.beans. */
    private static final String MODULES = "java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,"
            + "java.naming,java.net.http,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,"
            + "java.transaction.xa,java.xml,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs";

    static OwnBase buildIn(Path target) throws IOException, InterruptedException {
        Path tar = target.resolve("base.tar");
        if (Files.notExists(tar)) {
            Path root = target.resolve("root.tar");
            Path runtime = target.resolve("java");
            debian(root);
            delete(runtime);
            run("jlink", Path.of(System.getProperty("java.home"), "bin/jlink").toString(), "--add-modules", MODULES,
                    "--strip-debug", "--no-header-files", "--no-man-pages", "--output", runtime.toString());
            BaseTar.write(tar, root, runtime, ServiceImage.architecture());
        }
        return new OwnBase(tar);
    }

    @Override
    public JibContainerBuilder begin() throws InvalidImageReferenceException {
        return Base.tar(tar).begin();
    }

    private static void debian(Path root) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/mmdebstrap"))) {
            if (!"root".equals(System.getProperty("user.name"))) {
                throw new IllegalStateException("mmdebstrap is missing: apt-get install mmdebstrap uidmap, or name a published base: "
                        + "make images BASE=eclipse-temurin:25-jre");
            }
            run("apt-get", "apt-get", "install", "-y", "-qq", "--no-install-recommends", "mmdebstrap");
        }
        var line = new ArrayList<>(List.of("mmdebstrap", "--quiet", "--variant=extract", "--include=" + PACKAGES, release(), root.toString()));
        line.addAll(sources());
        run("mmdebstrap", line.toArray(String[]::new));
    }

    /** The machine's own package sources, whichever mirror they name. */
    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/etc/apt/sources.list.d"))) {
            var found = new ArrayList<>(files.map(Path::toString).filter(file -> file.endsWith(".sources") || file.endsWith(".list")).toList());
            if (Files.exists(Path.of("/etc/apt/sources.list"))) {
                found.add("/etc/apt/sources.list");
            }
            return found;
        }
    }

    private static String release() throws IOException {
        return Files.readAllLines(Path.of("/etc/os-release")).stream().filter(line -> line.startsWith("VERSION_CODENAME="))
                .map(line -> line.substring(line.indexOf('=') + 1)).findFirst().orElse("stable");
    }

    private static void run(String name, String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(name + " failed; its reasons are above");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
