package org.chargeledger.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.Repository;

/**
 * One of our services as it is packaged, in a process of its own. The JVM chooses collector and compiler itself; more
 * options come from the system property {@code bench.<service>.options}.
 */
final class ServiceProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Process process;
    private final int port;

    private ServiceProcess(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    static ServiceProcess start(String name, Map<String, String> environment, String... options) throws IOException {
        Path jar = Repository.root().resolve("services").resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        int port = freePort();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port));
        command.addAll(List.of(options));
        command.addAll(List.of(System.getProperty("bench." + name + ".options", "").split(" ")));
        command.remove("");
        command.addAll(List.of("-jar", jar.toString()));
        Path log = Repository.root().resolve("e2e-tests/bench/target/" + name + ".log");
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var service = new ServiceProcess(name, builder.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(service.process::destroyForcibly));
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(service::ready);
        return service;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean ready() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with " + process.exitValue());
        }
        try {
            return send(HttpRequest.newBuilder(uri("/q/health/ready")).build()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The answer to a caller with this token; anything but success ends the measurement. */
    String get(String path, String token) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri("/api/" + name + "/v1" + path))
                .header("Authorization", "Bearer " + token).build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** As the platform would end it, so that a running recording is written. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
