package org.chargeledger.pileingest.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log of facts")
class FactLogTest {

    private static final PileDisconnected FACT = new PileDisconnected("zpd", "ST-1", "44030600210000200001",
            Instant.EPOCH, "PILE_CLOSED");

    private final List<MockProducer<String, String>> producers = new ArrayList<>();
    /** Of sendings to come; those after them succeed. */
    private final Queue<Future<RecordMetadata>> answers = new ConcurrentLinkedQueue<>();
    private final FactLog log = new FactLog(this::producer, new SimpleMeterRegistry());

    @Test
    @DisplayName("stores again after its producer broke for good, and keeps one that works")
    void replacesABrokenProducer() {
        producers.getFirst().sendException = new ClusterAuthorizationException("not yet allowed");
        assertThatThrownBy(() -> log.append(List.of(FACT), "1")).isInstanceOf(FactsNotStored.class)
                .hasRootCauseInstanceOf(ClusterAuthorizationException.class);

        log.append(List.of(FACT), "1");
        log.append(List.of(FACT), "2");

        assertThat(producers).hasSize(2);
        assertThat(producers.getFirst().closed()).isTrue();
        assertThat(producers.getLast().history()).hasSize(2);
    }

    @Test
    @DisplayName("takes a fresh producer when sending itself is refused, in the state after such a failure")
    void refusesToSend() {
        producers.getFirst().close();
        assertThatThrownBy(() -> log.append(List.of(FACT), "1")).isInstanceOf(FactsNotStored.class)
                .hasRootCauseInstanceOf(IllegalStateException.class).isNotInstanceOf(KafkaException.class);

        log.append(List.of(FACT), "1");

        assertThat(producers.getLast().history()).hasSize(1);
    }

    @Test
    @DisplayName("waits once, not for each fact of a list, while Kafka is away, and keeps the producer that knows it")
    void waitsOnce() {
        answers.add(CompletableFuture.failedFuture(new TimeoutException("no broker")));
        assertThatThrownBy(() -> log.append(List.of(FACT, FACT, FACT), "1")).isInstanceOf(FactsNotStored.class)
                .hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(producers.getFirst().history()).isEmpty();

        log.append(List.of(FACT, FACT, FACT), "1");

        assertThat(producers).hasSize(1);
        assertThat(producers.getFirst().history()).hasSize(3);
    }

    @Test
    @DisplayName("leaves no fact of a list on its way when another one failed")
    void leavesNoneOnItsWay() {
        var late = new CompletableFuture<RecordMetadata>();
        answers.add(CompletableFuture.supplyAsync(() -> {
            throw new TimeoutException("no answer");
        }, CompletableFuture.delayedExecutor(50, MILLISECONDS)));
        answers.add(late);

        var appending = CompletableFuture.runAsync(() -> log.append(List.of(FACT, FACT), "1"));
        assertThatThrownBy(() -> appending.get(300, MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        late.complete(null);

        assertThat(appending).failsWithin(Duration.ofSeconds(5)).withThrowableOfType(ExecutionException.class)
                .withRootCauseInstanceOf(TimeoutException.class);
    }

    private Producer<String, String> producer() {
        producers.add(new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> fact) {
                return answers.isEmpty() ? super.send(fact) : answers.poll();
            }
        });
        return producers.getLast();
    }
}
