package org.chargeledger.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The relay's producer")
class RelayProducerTest {

    private final List<String> handedOver = new ArrayList<>();

    /** A broker that comes back while the second record waits for it. */
    private final MockProducer<String, String> producer = new MockProducer<>(true, null, new StringSerializer(),
            new StringSerializer()) {

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> record) {
            if (record.value().equals("waits in vain")) {
                return CompletableFuture.failedFuture(new TimeoutException("no metadata"));
            }
            handedOver.add(record.value());
            return super.send(record);
        }
    };

    @Test
    @DisplayName("hands over nothing behind a record that failed at once, lest it overtake that one's next sending")
    void nothingBehindAFailure() {
        assertThatThrownBy(() -> RelayProducer.send(producer, records("first", "waits in vain", "would overtake")))
                .isInstanceOf(IllegalStateException.class).hasRootCauseInstanceOf(TimeoutException.class);

        assertThat(handedOver).containsExactly("first");
        RelayProducer.send(producer, records("first", "second"));
        assertThat(handedOver).containsExactly("first", "first", "second");
    }

    private static List<ProducerRecord<String, String>> records(String... values) {
        return List.of(values).stream().map(value -> new ProducerRecord<>("topic", "key", value)).toList();
    }
}
