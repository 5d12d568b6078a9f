package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chargeledger.billing.store.LedgerSnapshots;
import org.chargeledger.billing.store.LedgerSnapshots.Mark;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;

/**
 * Adds up what was booked since the last time, some transfers a transaction, behind the back of those who book: nobody
 * waits for it, and one that dies leaves the snapshot as it was.
 */
@ApplicationScoped
public class TakeLedgerSnapshot {

    private static final long TRANSFERS_AT_ONCE = 200_000;

    private final SystemDb db;
    private final LedgerSnapshots snapshots;

    TakeLedgerSnapshot(SystemDb db, LedgerSnapshots snapshots) {
        this.db = db;
        this.snapshots = snapshots;
    }

    @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        while (db.inTransaction(this::take)) {
            // There is more.
        }
    }

    /** False when there is nothing more to add now. */
    public boolean take(Tx tx) {
        long lastDrawn = snapshots.lastDrawn(tx);
        Optional<Mark> claimed = snapshots.claim(tx);
        if (claimed.isEmpty() || !claimed.get().closed()) {
            return false;
        }
        Mark mark = claimed.get();
        if (mark.uptoSeq() == mark.nextSeq()) {
            snapshots.aim(tx, lastDrawn);
            return false;
        }
        snapshots.add(tx, mark.uptoSeq(), Math.min(mark.nextSeq(), mark.uptoSeq() + TRANSFERS_AT_ONCE));
        return true;
    }
}
