package org.chargeledger.pileingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.Repository;

/** A pile-ingest in a process of its own, from the jar that is shipped. */
final class Replica {

    private static final Path BUILD = Repository.root().resolve("services/pile-ingest/target");

    private final Process process;
    private final int ykcPort;
    private final int httpPort;

    private Replica(Process process, int ykcPort, int httpPort) {
        this.process = process;
        this.ykcPort = ykcPort;
        this.httpPort = httpPort;
    }

    static Replica start(Map<String, String> config, Duration deadAfter) {
        try {
            int ykcPort = freePort();
            int httpPort = freePort();
            var builder = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC", "-Xmx192m", "-Dquarkus.profile=test", "-Dykc.port=" + ykcPort,
                    "-Dquarkus.http.port=" + httpPort, "-Dreplica.dead-after=" + deadAfter,
                    "-Dmp.messaging.incoming.pile-commands.client.id=" + clientId(ykcPort),
                    "-Dkit.test.public-key=" + config.get("kit.test.public-key"),
                    "-jar", BUILD.resolve("quarkus-app/quarkus-run.jar").toString()));
            builder.environment().putAll(config);
            builder.redirectErrorStream(true).redirectOutput(BUILD.resolve("replica-" + ykcPort + ".log").toFile());
            return new Replica(builder.start(), ykcPort, httpPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int ykcPort() {
        return ykcPort;
    }

    int httpPort() {
        return httpPort;
    }

    /** As which it reads commands. */
    String clientId() {
        return clientId(ykcPort);
    }

    private static String clientId(int ykcPort) {
        return "replica-" + ykcPort;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> statusOf("/q/health/ready") == 200);
    }

    private int statusOf(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + path)).build(),
                    BodyHandlers.discarding()).statusCode();
        }
    }

    /** With -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
