package org.chargeledger.kit.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker of the running stack, connected to once: for tests a connection costs more than a message. */
final class Broker implements AutoCloseable {

    private static Broker current;

    private final String bootstrapServers;
    private final KafkaProducer<String, String> producer;
    private final Map<String, TopicLog> logs = new ConcurrentHashMap<>();

    private Broker(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(), new StringSerializer());
    }

    /** Another stack has another broker. */
    static synchronized Broker current() {
        String bootstrapServers = TestKafka.sharedBootstrapServers();
        if (current == null || !current.bootstrapServers.equals(bootstrapServers)) {
            if (current != null) {
                current.close();
            }
            current = new Broker(bootstrapServers);
        }
        return current;
    }

    /** Returns once the message is stored. */
    void send(ProducerRecord<String, String> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    TopicLog log(String topic) {
        return logs.computeIfAbsent(topic, name -> new TopicLog(bootstrapServers, name));
    }

    @Override
    public void close() {
        producer.close();
        logs.values().forEach(TopicLog::close);
    }
}
