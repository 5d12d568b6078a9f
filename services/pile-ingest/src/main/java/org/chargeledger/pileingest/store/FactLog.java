package org.chargeledger.pileingest.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.chargeledger.kit.event.CloudEvents;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.trace.Trace;
import org.chargeledger.pileingest.domain.fact.PileFact;

/** The log of what piles did: facts go straight to Kafka, and count as stored when all in-sync replicas have them. */
@ApplicationScoped
public class FactLog {

    static final String TOPIC = "pile-ingest.pile-fact.v1";

    private final Supplier<Producer<String, String>> producers;
    private final AtomicReference<Producer<String, String>> producer;
    private final MeterRegistry metrics;

    @Inject
    FactLog(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry metrics) {
        var config = new HashMap<>(broker);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        config.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "15000");
        this(() -> new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()), metrics);
    }

    FactLog(Supplier<Producer<String, String>> producers, MeterRegistry metrics) {
        this.producers = producers;
        this.producer = new AtomicReference<>(producers.get());
        this.metrics = metrics;
    }

    /**
     * Returns when the facts are durable, in this order. None is sent behind one that failed at once, and none is left
     * on its way when it fails: it would overtake its own second sending.
     *
     * @param arrival names what brought the facts, so that equal readings stay two facts
     */
    public void append(List<? extends PileFact> facts, String arrival) {
        Producer<String, String> used = producer.get();
        try {
            Throwable failure = send(used, facts, arrival);
            if (failure instanceof RetriableException) {
                throw new FactsNotStored("not stored yet: " + failure.getMessage(), failure);
            } else if (failure != null) {
                replace(used);
                throw new FactsNotStored("not stored: " + failure.getMessage(), failure);
            }
        } catch (KafkaException | IllegalStateException e) {
            replace(used);
            throw new FactsNotStored("not sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FactsNotStored("interrupted", e);
        }
        facts.forEach(fact -> metrics.counter("chargeledger.facts", "type", fact.event()).increment());
    }

    /** The first failure, or null. */
    private static Throwable send(Producer<String, String> producer, List<? extends PileFact> facts, String arrival)
            throws InterruptedException {
        var answers = new ArrayList<Future<RecordMetadata>>();
        for (PileFact fact : facts) {
            Future<RecordMetadata> answer = producer.send(record(fact, arrival));
            answers.add(answer);
            if (answer.isDone() && failure(answer) != null) {
                break;
            }
        }
        Throwable first = null;
        for (Future<RecordMetadata> answer : answers) {
            Throwable failure = failure(answer);
            first = first == null ? failure : first;
        }
        return first;
    }

    private static Throwable failure(Future<RecordMetadata> answer) throws InterruptedException {
        try {
            answer.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /**
     * After some failures a producer never sends again; one that only waited in vain knows the brokers, and a fresh one
     * would have to find them first. Of all who saw it fail, the first replaces it.
     */
    private void replace(Producer<String, String> failed) {
        if (producer.get() == failed) {
            Producer<String, String> fresh = producers.get();
            if (producer.compareAndSet(failed, fresh)) {
                failed.close(Duration.ZERO);
            } else {
                fresh.close(Duration.ZERO);
            }
        }
    }

    static ProducerRecord<String, String> record(PileFact fact, String arrival) {
        return CloudEvents.record(TOPIC, fact.pileCode(), FactId.of(fact, arrival),
                "pile-ingest." + fact.event() + ".v1", fact.operatorId(), fact.observedAt(), Trace.current(),
                EventJson.write(fact));
    }

    @PreDestroy
    void close() {
        producer.get().close(Duration.ofSeconds(5));
    }
}
