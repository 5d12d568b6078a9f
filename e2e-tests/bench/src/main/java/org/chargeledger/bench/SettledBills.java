package org.chargeledger.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads bill-settled as any other service would, and notes when: the end of what is measured. */
final class SettledBills implements AutoCloseable {

    record Settled(ConsumerRecord<String, String> event, long nanos) {}

    private static final String TOPIC = "billing.session.v1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaConsumer<String, String> consumer;

    /** From the end of the topic. */
    SettledBills(Map<String, Object> kafka) {
        consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** This many bills, each once, by their number. */
    Map<String, Settled> await(int bills) {
        var settled = new HashMap<String, Settled>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (settled.size() < bills) {
            for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(100))) {
                if (header(event, "ce_type").equals("billing.bill-settled.v1")
                        && settled.put(event.key(), new Settled(event, System.nanoTime())) != null) {
                    throw new IllegalStateException(event.key() + " was settled twice");
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + settled.size() + " of " + bills + " bills were settled");
            }
        }
        return settled;
    }

    static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
