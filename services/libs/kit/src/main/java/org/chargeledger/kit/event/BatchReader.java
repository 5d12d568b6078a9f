package org.chargeledger.kit.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads a channel one batch at a time, on a worker thread. What is polled while a batch is handled makes the next one
 * together: batches grow with the load, instead of small ones queueing up behind each other.
 */
final class BatchReader implements Flow.Subscriber<Message<ConsumerRecords<String, String>>> {

    /** As many as one poll brings at most; with so many waiting, no more is asked for. */
    private static final int ENOUGH = 200;

    private final Consumer<List<ConsumerRecord<String, String>>> work;
    private final Executor workers;
    private final List<Message<ConsumerRecords<String, String>>> waiting = new ArrayList<>();
    private Flow.Subscription channel;
    private boolean working;

    BatchReader(Consumer<List<ConsumerRecord<String, String>>> work, Executor workers) {
        this.work = work;
        this.workers = workers;
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
            working = true;
            workers.execute(this::handleWhatWaits);
        }
    }

    private boolean enough() {
        return waiting.stream().mapToInt(polled -> polled.getPayload().count()).sum() >= ENOUGH;
    }

    private void handleWhatWaits() {
        for (var next = takeNext(); !next.isEmpty(); next = takeNext()) {
            try {
                var records = new ArrayList<ConsumerRecord<String, String>>();
                next.forEach(polled -> polled.getPayload().forEach(records::add));
                work.accept(records);
            } catch (Throwable e) {
                next.getFirst().nack(e);
                return;
            }
            next.forEach(Message::ack);
        }
    }

    private synchronized List<Message<ConsumerRecords<String, String>>> takeNext() {
        List<Message<ConsumerRecords<String, String>>> next = List.copyOf(waiting);
        boolean wasEnough = enough();
        waiting.clear();
        working = !next.isEmpty();
        if (wasEnough) {
            channel.request(1);
        }
        return next;
    }

    /** The channel tells its health itself. */
    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
