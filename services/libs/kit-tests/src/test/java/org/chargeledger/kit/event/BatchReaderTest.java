package org.chargeledger.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A reader of batches")
class BatchReaderTest {

    private final List<List<Long>> handled = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final List<Long> pauses = new ArrayList<>();
    private long now = 1_000_000;
    private final BatchReader reader = new BatchReader(this::handle, this::later, () -> now);
    private long requested;
    private long nextOffset;
    private RuntimeException failure;
    private Runnable whileBusy = () -> {};

    @BeforeEach
    void subscribe() {
        reader.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long more) {
                requested += more;
            }

            @Override
            public void cancel() {}
        });
    }

    @Test
    @DisplayName("handles together, and in order, what came while it was busy")
    void handlesTogether() {
        poll(1);
        poll(2);
        assertThat(worker).hasSize(1);
        worker.remove().run();
        poll(1);
        worker.remove().run();

        assertThat(handled).containsExactly(List.of(0L, 1L, 2L), List.of(3L));
        assertThat(answered).containsExactly("ack 0", "ack 1", "ack 3");
    }

    @ParameterizedTest(name = "{0} records: {1} asked for, {2} once they are taken up")
    @CsvSource({"1, 2, 2", "199, 2, 2", "200, 1, 2", "201, 1, 2"})
    @DisplayName("asks for more until enough waits")
    void asksUntilEnoughWaits(int records, int asked, int askedAfterwards) {
        poll(records);
        assertThat(requested).isEqualTo(asked);

        worker.remove().run();
        assertThat(requested).isEqualTo(askedAfterwards);
    }

    @Test
    @DisplayName("refuses what failed, and handles nothing more")
    void refusesWhatFailed() {
        failure = new IllegalStateException("a defect");
        poll(1);
        poll(1);
        worker.remove().run();
        poll(1);

        assertThat(worker).isEmpty();
        assertThat(answered).containsExactly("nack 0 a defect");
    }

    @ParameterizedTest(name = "{0} ms after the last batch began: it waits for {1} ms")
    @CsvSource({"0, 50", "49, 1", "50, 0", "51, 0", "60000, 0"})
    @DisplayName("begins batches at least 50 ms apart, the first at once")
    void keepsItsPace(long passed, long pause) {
        poll(1);
        worker.remove().run();
        now += TimeUnit.MILLISECONDS.toNanos(passed);
        poll(1);

        assertThat(pauses).containsExactly(0L, TimeUnit.MILLISECONDS.toNanos(pause));
    }

    @Test
    @DisplayName("waits for what is left of its pace when more came while it was busy")
    void keepsItsPaceWhileBusy() {
        poll(1);
        now += TimeUnit.SECONDS.toNanos(1);
        whileBusy = () -> {
            now += TimeUnit.MILLISECONDS.toNanos(20);
            poll(1);
        };
        worker.remove().run();

        assertThat(pauses).containsExactly(0L, TimeUnit.MILLISECONDS.toNanos(30));
    }

    private void later(Runnable work, long nanos) {
        worker.add(work);
        pauses.add(nanos);
    }

    private void handle(List<ConsumerRecord<String, String>> records) {
        if (failure != null) {
            throw failure;
        }
        whileBusy.run();
        handled.add(records.stream().map(ConsumerRecord::offset).toList());
    }

    private void poll(int count) {
        long first = nextOffset;
        nextOffset += count;
        var records = IntStream.range(0, count)
                .mapToObj(i -> new ConsumerRecord<>("topic", 0, first + i, "key", "value")).toList();
        reader.onNext(Message.of(new ConsumerRecords<>(Map.of(new TopicPartition("topic", 0), records), Map.of()),
                () -> answer("ack " + first), failure -> answer("nack " + first + " " + failure.getMessage())));
    }

    private CompletableFuture<Void> answer(String answer) {
        answered.add(answer);
        return CompletableFuture.completedFuture(null);
    }
}
