package org.chargeledger.kit.event;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.chargeledger.kit.db.SystemDb;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets handled events, dead letters and idempotency keys when nobody can ask for them any more. Real time, as the
 * broker's: an event may come again as long as its topic keeps it, and once more after a redrive.
 */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int BATCH = 10_000;

    private final SystemDb db;
    private final Duration keepEvents;
    private final Duration keepKeys;

    Housekeeping(SystemDb db, @ConfigProperty(name = "kit.keep.events") Duration keepEvents,
            @ConfigProperty(name = "kit.keep.idempotency-keys") Duration keepKeys) {
        this.db = db;
        this.keepEvents = keepEvents;
        this.keepKeys = keepKeys;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    void forget() {
        forget("inbox", "handled_at", keepEvents);
        forget("dead_letter", "dead_at", keepEvents);
        forget("idempotency_key", "created_at", keepKeys);
    }

    private void forget(String table, String age, Duration keep) {
        long forgotten = 0;
        int batch;
        do {
            batch = db.inTransaction(tx -> tx.execute("""
                    delete from %1$s where ctid = any(array(
                        select ctid from %1$s where %2$s < now() - $1::bigint * interval '1 second'
                        limit %3$d for update skip locked))""".formatted(table, age, BATCH), keep.toSeconds()));
            forgotten += batch;
        } while (batch == BATCH);
        if (forgotten > 0) {
            LOG.infof("forgot %d rows of %s older than %d days", forgotten, table, keep.toDays());
        }
    }
}
