package org.chargeledger.pileingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log of facts")
class FactLogTest {

    private static final PileDisconnected FACT = new PileDisconnected("zpd", "ST-1", "44030600210000200001",
            Instant.EPOCH, "PILE_CLOSED");

    private final List<MockProducer<String, String>> producers = new ArrayList<>();
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

    private Producer<String, String> producer() {
        producers.add(new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()));
        return producers.getLast();
    }
}
