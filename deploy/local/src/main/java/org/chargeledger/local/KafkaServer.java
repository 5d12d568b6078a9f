package org.chargeledger.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;

/** One Kafka broker that is its own controller (KRaft), in a process of its own with the broker's own libraries. */
final class KafkaServer {

    private final Checkout checkout;
    private final int port;
    private final int controllerPort;

    KafkaServer(Checkout checkout, int port, int controllerPort) {
        this.checkout = checkout;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Writes the settings for this start's ports, and formats the log folder if it is new. */
    void prepare() {
        try {
            Leftovers.write(settings(), content());
            try (InputStream logging = KafkaServer.class.getResourceAsStream("/kafka-log4j2.properties")) {
                Files.copy(logging, logging(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Files.notExists(data().resolve("meta.properties"))) {
            new Program("kafka format", Jvm.command(128, "-Dlog4j2.configurationFile=" + logging(), "-cp", classpath(),
                    "kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", settings().toString()),
                    checkout.log("kafka")).runToEnd();
        }
    }

    Program program() {
        return new Program("kafka", Jvm.command(224, "-Dlog4j2.configurationFile=" + logging(), "-cp", classpath(),
                "kafka.Kafka", settings().toString()), checkout.log("kafka"));
    }

    private String content() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=2000
                log.cleaner.dedupe.buffer.size=4194304
                log.cleaner.threads=1
                num.network.threads=2
                num.io.threads=2
                num.replica.fetchers=1
                background.threads=2
                """.formatted(port, controllerPort, data());
    }

    private String classpath() {
        return checkout.kafkaJars() + "/*";
    }

    private Path settings() {
        return checkout.run().resolve("kafka.properties");
    }

    private Path logging() {
        return checkout.run().resolve("kafka-log4j2.properties");
    }

    private Path data() {
        return checkout.data().resolve("kafka");
    }
}
