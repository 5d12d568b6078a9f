package org.chargeledger.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Handled offsets")
class HandledOffsetsTest {

    private static final TopicPartition OURS = new TopicPartition("topic", 0);
    private static final TopicPartition GOES = new TopicPartition("topic", 1);

    private final HandledOffsets offsets = new HandledOffsets();

    @Test
    @DisplayName("are to be committed, the furthest of each partition, until Kafka has them; batches may end crosswise")
    void untilCommitted() {
        receive(OURS, 4, 7);
        handle(OURS, 7, 4);
        receive(GOES, 1);

        assertThat(uncommitted()).isEqualTo(Map.of(OURS, at(8))).isEqualTo(uncommitted());
        offsets.committed(Map.of(OURS, at(8)));
        assertThat(uncommitted()).isEmpty();
    }

    @ParameterizedTest(name = "Kafka has {0}: {1}")
    @CsvSource({"4, 8", "8, "})
    @DisplayName("are left to commit when Kafka has only what was handled before")
    void moreInTheMeantime(long committed, Long left) {
        receive(OURS, 3, 7);
        handle(OURS, 3, 7);

        offsets.committed(Map.of(OURS, at(committed)));
        assertThat(uncommitted()).isEqualTo(left == null ? Map.of() : Map.of(OURS, at(left)));
    }

    @Test
    @DisplayName("of a partition that goes are told once more, and to nobody afterwards")
    void takenAway() {
        receive(OURS, 1);
        handle(OURS, 1);
        receive(GOES, 5, 9);
        handle(GOES, 5);

        assertThat(offsets.takenAway(List.of(GOES))).isEqualTo(Map.of(GOES, at(6)));
        handle(GOES, 9);
        assertThat(offsets.uncommitted(Set.of(OURS, GOES))).isEqualTo(Map.of(OURS, at(2)));
        assertThat(offsets.takenAway(List.of(GOES))).isEmpty();
    }

    @Test
    @DisplayName("of a partition that is not ours are forgotten")
    void notOurs() {
        receive(GOES, 5);
        handle(GOES, 5);

        assertThat(offsets.uncommitted(Set.of(OURS))).isEmpty();
        assertThat(offsets.uncommitted(Set.of(OURS, GOES))).isEmpty();
    }

    @ParameterizedTest(name = "a batch up to {0} is handled; the first after the partition came back ends at 12: {1}")
    @CsvSource({"7, ", "11, ", "12, 13", "15, 16"})
    @DisplayName("from before a partition was away count no more")
    void cameBack(long handled, Long left) {
        receive(GOES, 7, 11);
        offsets.takenAway(List.of(GOES));
        receive(GOES, 12, 15);

        handle(GOES, handled);
        assertThat(offsets.uncommitted(Set.of(GOES))).isEqualTo(left == null ? Map.of() : Map.of(GOES, at(left)));
    }

    private Map<TopicPartition, OffsetAndMetadata> uncommitted() {
        return offsets.uncommitted(Set.of(OURS, GOES));
    }

    /** Batches, of which the connector tells the last record. */
    private void receive(TopicPartition partition, long... ends) {
        LongStream.of(ends).forEach(offset -> offsets.received(partition, offset));
    }

    private void handle(TopicPartition partition, long... ends) {
        LongStream.of(ends).forEach(offset -> offsets.handled(partition, offset));
    }

    private static OffsetAndMetadata at(long offset) {
        return new OffsetAndMetadata(offset);
    }
}
