package org.chargeledger.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.chargeledger.kit.testing.TestTopics.Published;

/** All that was published on a topic, read from its beginning and once only. */
final class TopicLog implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final List<Published> read = new ArrayList<>();

    TopicLog(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(),
                new StringDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything up to now, in order per key. */
    synchronized List<Published> all() {
        while (behind()) {
            fetch();
        }
        return List.copyOf(read);
    }

    /** The first that is wanted, also one that came long ago. */
    synchronized Optional<Published> first(Predicate<Published> wanted, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        int looked = 0;
        while (true) {
            for (; looked < read.size(); looked++) {
                if (wanted.test(read.get(looked))) {
                    return Optional.of(read.get(looked));
                }
            }
            if (System.nanoTime() >= deadline && !behind()) {
                return Optional.empty();
            }
            fetch();
        }
    }

    private void fetch() {
        consumer.poll(A_MOMENT).forEach(message -> {
            if (message.value() != null) {
                read.add(published(message));
            }
        });
    }

    private boolean behind() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static Published published(ConsumerRecord<String, String> message) {
        return new Published(UUID.fromString(header(message, "ce_id")), header(message, "ce_type"), message.key(),
                header(message, "ce_operatorid"), message.value());
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
