package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.store.RefundBatches;
import org.chargeledger.billing.store.RefundItems;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.jboss.logging.Logger;

/**
 * Works off approved refund batches, one bill a transaction, in any number of replicas: a bill that one has claimed the
 * others pass over, and what a dead one left open is simply still open.
 */
@ApplicationScoped
public class RunRefundBatches {

    private static final Logger LOG = Logger.getLogger(RunRefundBatches.class);
    /** A second and replica, well below what the channel takes (150 a second). */
    private static final int AT_MOST = 25;
    /** The reason that an item shows while we fail to refund it. */
    private static final String BREAKS = "BREAKS";
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final SystemDb db;
    private final RefundBatches batches;
    private final RefundItems items;
    private final RefundItem refundItem;
    private final Outbox outbox;
    private final Counter failures;
    private final InstantSource clock;
    private final InstantSource realTime = InstantSource.system();

    RunRefundBatches(SystemDb db, RefundBatches batches, RefundItems items, RefundItem refundItem, Outbox outbox,
            MeterRegistry metrics, InstantSource clock) {
        this.db = db;
        this.batches = batches;
        this.items = items;
        this.refundItem = refundItem;
        this.outbox = outbox;
        this.failures = metrics.counter("chargeledger.refund.item.failures");
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        run(AT_MOST);
    }

    /** How many were tried. One that breaks lets the others go first. */
    public int run(int atMost) {
        int tried = 0;
        while (tried < atMost && next()) {
            tried++;
        }
        db.inTransaction(this::finish);
        return tried;
    }

    private boolean next() {
        var claimed = new UUID[1];
        try {
            return db.inTransaction(tx -> {
                Optional<RefundItems.Item> item = items.claim(tx, realTime.instant());
                item.ifPresent(one -> {
                    claimed[0] = one.refundId();
                    refundItem.refund(tx, one, clock.instant());
                });
                return item.isPresent();
            });
        } catch (RuntimeException e) {
            LOG.warnf("refund %s is tried again: %s", claimed[0], e.toString());
            return claimed[0] != null && postponed(claimed[0]);
        }
    }

    private boolean postponed(UUID refundId) {
        failures.increment();
        return db.inTransaction(tx -> {
            items.again(tx, refundId, BREAKS, realTime.instant().plus(AFTER_A_FAILURE));
            return true;
        });
    }

    private Void finish(Tx tx) {
        Instant now = clock.instant();
        for (RefundBatches.Name done : batches.finish(tx, now)) {
            batches.find(tx, done.operatorId(), done.batchId()).ifPresent(batch ->
                    outbox.append(tx, List.of(RefundBatchEvents.changed(done.operatorId(), batch))));
        }
        return null;
    }
}
