package org.chargeledger.kit.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.trace.Continuation;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Handles each event once: the effect of a batch and the memory of its ids commit together. Kafka delivers at least
 * once; the insert itself is the check, so two replicas with the same event meet at the primary key.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final SystemDb db;
    private final DeadLetters deadLetters;
    private final LatestFacts latestFacts;
    private final Continuation continuation;
    private final MeterRegistry metrics;

    Inbox(SystemDb db, DeadLetters deadLetters, LatestFacts latestFacts, Continuation continuation,
            MeterRegistry metrics) {
        this.db = db;
        this.deadLetters = deadLetters;
        this.latestFacts = latestFacts;
        this.continuation = continuation;
        this.metrics = metrics;
    }

    /** For a channel whose events somebody waits for: the fewer came in the meantime, the sooner they are handled. */
    public Flow.Subscriber<Message<ConsumerRecords<String, String>>> reader(String consumer, EventHandler handler) {
        return reader(consumer, Set.of(), handler);
    }

    /** Events of these types do the same however often they are handled, and come too often to be remembered. */
    public Flow.Subscriber<Message<ConsumerRecords<String, String>>> reader(String consumer, Set<String> repeatable,
            EventHandler handler) {
        ScheduledExecutorService workers = Infrastructure.getDefaultWorkerPool();
        return new BatchReader(batch -> consume(consumer, batch, repeatable, handler),
                (work, nanos) -> runIn(workers, work, TimeUnit.NANOSECONDS.toMillis(nanos)), System::nanoTime);
    }

    /** A timer of the event loop takes no delay below a millisecond, and rings there, where nothing may block. */
    private static void runIn(ScheduledExecutorService workers, Runnable work, long millis) {
        if (millis < 1) {
            workers.execute(work);
        } else {
            workers.schedule(() -> workers.execute(work), millis, TimeUnit.MILLISECONDS);
        }
    }

    /** For facts that each tell a whole thing anew: one that is redriven after a newer one of its key changes nothing. */
    public void consumeLatest(String consumer, Iterable<ConsumerRecord<String, String>> batch, EventHandler handler) {
        Set<UUID> redriven = Received.redriven(batch);
        consume(consumer, batch, (tx, events) -> {
            List<Event> latest = latestFacts.of(tx, consumer, events, redriven);
            if (latest.size() < events.size()) {
                LOG.infof("%s leaves out %s: newer is known", consumer,
                        events.stream().filter(event -> !latest.contains(event)).map(Event::id).toList());
                count(consumer, "outdated", events.size() - latest.size());
            }
            if (!latest.isEmpty()) {
                handler.handle(tx, latest);
            }
        });
    }

    /** Returns when the batch is durable; waits out a failing database, and sends a poison event alone to the dead letters. */
    public void consume(String consumer, Iterable<ConsumerRecord<String, String>> batch, EventHandler handler) {
        consume(consumer, batch, Set.of(), handler);
    }

    private void consume(String consumer, Iterable<ConsumerRecord<String, String>> batch, Set<String> repeatable,
            EventHandler handler) {
        if (!batch.iterator().hasNext()) {
            return;
        }
        var backoff = new Backoff();
        while (true) {
            try {
                db.inTransaction(tx -> {
                    handleOnce(tx, consumer, batch, repeatable, handler);
                    return null;
                });
                return;
            } catch (RuntimeException e) {
                if (!Transient.is(e)) {
                    throw e;
                }
                LOG.warnf("%s waits for the database: %s", consumer, e.toString());
                backoff.pause();
            }
        }
    }

    private void handleOnce(Tx tx, String consumer, Iterable<ConsumerRecord<String, String>> batch,
            Set<String> repeatable, EventHandler handler) {
        Received received = Received.of(batch, consumer);
        Set<UUID> fresh = remember(tx, consumer, received.ids(repeatable));
        List<Event> events = received.events().stream()
                .filter(event -> repeatable.contains(event.type()) || fresh.remove(event.id())).toList();
        received.unreadable().stream().filter(letter -> fresh.remove(letter.event().id()))
                .forEach(letter -> deadLetters.bury(tx, consumer, letter.event(), letter.reason()));
        count(consumer, "duplicate", received.size() - events.size());
        if (!events.isEmpty()) {
            handle(tx, consumer, events, handler);
        }
    }

    private static Set<UUID> remember(Tx tx, String consumer, List<UUID> ids) {
        var fresh = new HashSet<UUID>();
        tx.query("""
                insert into inbox (consumer, event_id) select $1, id from unnest($2::uuid[]) id order by id
                on conflict do nothing returning event_id""", consumer, ids.toArray(UUID[]::new))
                .forEach(row -> fresh.add(row.getUUID("event_id")));
        return fresh;
    }

    private void handle(Tx tx, String consumer, List<Event> events, EventHandler handler) {
        try {
            continuation.of(events.stream().map(Event::traceparent).toList(), consumer,
                    () -> tx.nested(() -> handler.handle(tx, events)));
            count(consumer, "handled", events.size());
        } catch (RuntimeException e) {
            refuseTransient(e);
            for (Event event : events) {
                continuation.of(Collections.singletonList(event.traceparent()), consumer,
                        () -> handleAlone(tx, consumer, event, handler));
            }
        }
    }

    private void handleAlone(Tx tx, String consumer, Event event, EventHandler handler) {
        try {
            tx.nested(() -> handler.handle(tx, List.of(event)));
            count(consumer, "handled", 1);
        } catch (RuntimeException e) {
            refuseTransient(e);
            LOG.errorf(e, "%s refuses event %s of type %s", consumer, event.id(), event.type());
            deadLetters.bury(tx, consumer, event, String.valueOf(e.getMessage()));
            count(consumer, "dead", 1);
        }
    }

    private static void refuseTransient(RuntimeException e) {
        if (Transient.is(e)) {
            throw e;
        }
    }

    private void count(String consumer, String outcome, int events) {
        metrics.counter("chargeledger.events", "consumer", consumer, "outcome", outcome).increment(events);
    }
}
