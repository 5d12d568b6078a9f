package org.chargeledger.kit.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.SystemDb;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox in order: one thread per slot, and of all replicas only the one that holds the slot's advisory
 * lock. The lock lives in the transaction, so the database gives it back the moment its holder dies.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long POLL_MILLIS = 500;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;
    private static final long MEASURE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SystemDb db;
    private final RelayProducer producer;
    private final OutboxBell bell;
    private final int slots;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private volatile boolean running;
    private volatile long measuredAt = System.nanoTime() - MEASURE_NANOS;
    private List<Thread> threads = List.of();

    Relay(SystemDb db, RelayProducer producer, OutboxBell bell, MeterRegistry metrics,
            @ConfigProperty(name = "kit.outbox.slots", defaultValue = "1") int slots) {
        this.db = db;
        this.producer = producer;
        this.bell = bell;
        this.slots = slots;
        metrics.gauge("chargeledger.outbox.rows", pending);
        metrics.gauge("chargeledger.outbox.oldest.seconds", oldestSeconds);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        bell.listen();
        threads = IntStream.range(0, slots)
                .mapToObj(slot -> Thread.ofPlatform().daemon().name("outbox-relay-" + slot).start(() -> relay(slot)))
                .toList();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        bell.ring();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
        bell.close();
        producer.close();
    }

    private void relay(int slot) {
        Semaphore rings = bell.subscribe();
        while (running) {
            try {
                while (running && publish(slot) == RelayBatch.LIMIT) {
                    // A full batch: there may be more.
                }
                measureNowAndThen();
                rings.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                rings.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("outbox slot %d is not published: %s; trying again", slot, e.toString());
                producer.abandon();
                measureStandstill();
                pause(rings);
            }
        }
    }

    private int publish(int slot) {
        return db.inTransaction(tx -> {
            if (!RelayBatch.lock(tx, slot)) {
                return 0;
            }
            RelayBatch batch = RelayBatch.next(tx, slot);
            producer.send(batch.records());
            batch.remove(tx);
            return batch.sequence().size();
        });
    }

    /** Counting costs as much as publishing a little; a gauge need not know more often than it is asked. */
    private void measureNowAndThen() {
        long now = System.nanoTime();
        if (now - measuredAt >= MEASURE_NANOS) {
            measuredAt = now;
            measure();
        }
    }

    /** How long nothing has been published is worth most to know while nothing is. */
    private void measureStandstill() {
        try {
            measureNowAndThen();
        } catch (RuntimeException e) {
            LOG.debugf("the outbox cannot be measured: %s", e.toString());
        }
    }

    private void measure() {
        var row = db.inTransaction(tx -> tx.query("""
                select count(*) rows, coalesce(extract(epoch from clock_timestamp() - min(inserted_at)), 0)::bigint age
                from outbox""").iterator().next());
        pending.set(row.getLong("rows"));
        oldestSeconds.set(row.getLong("age"));
    }

    private static void pause(Semaphore rings) {
        try {
            rings.tryAcquire(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
