package org.chargeledger.kit.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads a channel one batch at a time, on a worker thread. What is polled while a batch is handled makes the next one
 * together: batches grow with the load, instead of small ones queueing up behind each other. Batches begin at least
 * {@link #PACE_NANOS} apart, so a steady stream is not handled in transactions of one or two events, which cost as
 * much as those of ten (e2e-tests/bench/README.md); what comes after a pause is handled at once.
 */
final class BatchReader implements Flow.Subscriber<Message<ConsumerRecords<String, String>>> {

    /** Runs work on a worker thread, so many nanoseconds from now; at once if none are left. */
    interface Workers {
        void run(Runnable work, long nanos);
    }

    /** As many as one poll brings at most; with so many waiting, no more is asked for. */
    private static final int ENOUGH = 200;
    static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Consumer<List<ConsumerRecord<String, String>>> work;
    private final Workers workers;
    private final LongSupplier nanoTime;
    private final List<Message<ConsumerRecords<String, String>>> waiting = new ArrayList<>();
    private Flow.Subscription channel;
    private boolean working;
    private long begun;

    BatchReader(Consumer<List<ConsumerRecord<String, String>>> work, Workers workers, LongSupplier nanoTime) {
        this.work = work;
        this.workers = workers;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong() - PACE_NANOS;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription subscription) {
        channel = subscription;
        channel.request(1);
    }

    @Override
    public synchronized void onNext(Message<ConsumerRecords<String, String>> polled) {
        waiting.add(polled);
        if (!enough()) {
            channel.request(1);
        }
        if (!working) {
            workNext();
        }
    }

    private boolean enough() {
        return waiting.stream().mapToInt(polled -> polled.getPayload().count()).sum() >= ENOUGH;
    }

    private void workNext() {
        working = true;
        workers.run(this::handleWhatWaits, Math.max(begun + PACE_NANOS - nanoTime.getAsLong(), 0));
    }

    private void handleWhatWaits() {
        List<Message<ConsumerRecords<String, String>>> next = takeWhatWaits();
        try {
            var records = new ArrayList<ConsumerRecord<String, String>>();
            next.forEach(polled -> polled.getPayload().forEach(records::add));
            work.accept(records);
        } catch (Throwable e) {
            next.getFirst().nack(e);
            return;
        }
        next.forEach(Message::ack);
        goOn();
    }

    private synchronized List<Message<ConsumerRecords<String, String>>> takeWhatWaits() {
        begun = nanoTime.getAsLong();
        List<Message<ConsumerRecords<String, String>>> next = List.copyOf(waiting);
        boolean wasEnough = enough();
        waiting.clear();
        if (wasEnough) {
            channel.request(1);
        }
        return next;
    }

    private synchronized void goOn() {
        if (waiting.isEmpty()) {
            working = false;
        } else {
            workNext();
        }
    }

    /** The channel tells its health itself. */
    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
