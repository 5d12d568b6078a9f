package org.chargeledger.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.chargeledger.kit.event.CloudEvents;

/** What the outside world of a service does: send it events, and read what it published. */
public final class TestTopics {

    /** A published event. */
    public record Published(UUID id, String type, String key, String operatorId, String json) {}

    private TestTopics() {}

    /** Sends a fresh event and returns its id once the broker stored it. */
    public static UUID send(String topic, String key, String type, String operatorId, String json) {
        return send(UUID.randomUUID(), topic, key, type, operatorId, json);
    }

    public static UUID send(UUID id, String topic, String key, String type, String operatorId, String json) {
        return send(id, topic, key, type, operatorId, Instant.now(), json);
    }

    /** An event that was true at this business time. */
    public static UUID send(UUID id, String topic, String key, String type, String operatorId, Instant time, String json) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.sharedBootstrapServers(), "acks", "all"),
                new StringSerializer(), new StringSerializer())) {
            producer.send(CloudEvents.record(topic, key, id, type, operatorId, time, null, json)).get();
            return id;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first event of the type on the topic; fails when none comes in time. */
    public static Published read(String topic, String type, Duration within) {
        return read(topic, published -> published.type().equals(type), within);
    }

    public static Published read(String topic, Predicate<Published> wanted, Duration within) {
        List<Published> seen = poll(topic, wanted, within);
        if (seen.isEmpty() || !wanted.test(seen.getLast())) {
            throw new AssertionError("no such event on " + topic + " within " + within + "; seen: " + seen);
        }
        return seen.getLast();
    }

    /** Everything on the topic now, in order per key. */
    public static List<Published> all(String topic) {
        return poll(topic, published -> false, Duration.ZERO);
    }

    private static List<Published> poll(String topic, Predicate<Published> wanted, Duration within) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestKafka.sharedBootstrapServers()),
                new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var seen = new ArrayList<Published>();
            long deadline = System.nanoTime() + within.toNanos();
            do {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    seen.add(published(record));
                    if (wanted.test(seen.getLast())) {
                        return seen;
                    }
                }
            } while (System.nanoTime() < deadline || behind(consumer, partitions));
            return seen;
        }
    }

    private static boolean behind(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static Published published(ConsumerRecord<String, String> record) {
        return new Published(UUID.fromString(header(record, "ce_id")), header(record, "ce_type"), record.key(),
                header(record, "ce_operatorid"), record.value());
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
