package org.chargeledger.kit.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A real one-node broker in its own process, with the topics of contracts/topics.yaml; can be stopped and started again. */
public final class TestKafka implements AutoCloseable {

    private static final String BOOTSTRAP = "test.kafka.bootstrap";

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private Process process;

    private TestKafka(Path folder, int port, int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Starts the broker and returns at once. */
    public static TestKafka launch() {
        try {
            var kafka = new TestKafka(Files.createTempDirectory("kafka-test"), freePort(), freePort());
            System.setProperty(BOOTSTRAP, kafka.bootstrapServers());
            kafka.format();
            kafka.start();
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sharedBootstrapServers() {
        return System.getProperty(BOOTSTRAP);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Kills the shared broker's process; {@link #resume} brings it back on the same port with the same data. */
    public static void outage() {
        long pid = Long.getLong("test.kafka.pid");
        ProcessHandle.of(pid).ifPresent(handle -> {
            handle.destroyForcibly();
            handle.onExit().join();
        });
    }

    public static void resume() {
        TestKafka kafka = new TestKafka(Path.of(System.getProperty("test.kafka.folder")),
                Integer.getInteger("test.kafka.port"), Integer.getInteger("test.kafka.controller"));
        kafka.start();
        kafka.awaitReady();
    }

    public void awaitReadyAndCreateTopics() {
        awaitReady();
        try (Admin admin = admin()) {
            Collection<NewTopic> topics = TopicsFile.read().stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)).toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        try (Admin admin = admin()) {
            Awaitility.await().atMost(60, TimeUnit.SECONDS).pollInterval(100, TimeUnit.MILLISECONDS).ignoreExceptions()
                    .until(() -> !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty());
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", "60000"));
    }

    private void format() throws IOException {
        Files.writeString(folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=4194304
                auto.create.topics.enable=false
                """.formatted(port, controllerPort, folder.resolve("data")));
        Process format = java("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c",
                folder.resolve("server.properties").toString());
        try {
            if (format.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("broker.log")));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() {
        try {
            process = java("kafka.Kafka", folder.resolve("server.properties").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("test.kafka.pid", String.valueOf(process.pid()));
        System.setProperty("test.kafka.folder", folder.toString());
        System.setProperty("test.kafka.port", String.valueOf(port));
        System.setProperty("test.kafka.controller", String.valueOf(controllerPort));
        Process broker = process;
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroyForcibly));
    }

    private Process java(String main, String... args) throws IOException {
        Path jars = Repository.root().resolve("deploy/parts/target/kafka");
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(jars + " is missing: build the module deploy/parts first");
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jars + File.separator + "*", main));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile())).start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        outage();
    }
}
