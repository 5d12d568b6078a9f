package org.chargeledger.kit.event;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends and waits until the broker has stored everything (acks=all, idempotent). */
@ApplicationScoped
class RelayProducer {

    private static final long ANSWER_WITHIN_SECONDS = 20;

    private final Map<String, Object> config;
    private KafkaProducer<String, String> producer;

    RelayProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        config = new HashMap<>(broker);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        config.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "15000");
    }

    void send(List<ProducerRecord<String, String>> records) {
        send(producer(), records);
    }

    /** No record is handed over behind one that failed at once: it would overtake that one's next sending. */
    static void send(Producer<String, String> producer, List<ProducerRecord<String, String>> records) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        try {
            for (ProducerRecord<String, String> record : records) {
                Future<RecordMetadata> answer = producer.send(record);
                if (answer.isDone()) {
                    answer.get();
                }
                sent.add(answer);
            }
            for (Future<RecordMetadata> answer : sent) {
                answer.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not store an event", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Drops what is still queued, so that nothing unsent overtakes its own second sending. */
    synchronized void abandon() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    void close() {
        abandon();
    }

    private synchronized KafkaProducer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }
}
