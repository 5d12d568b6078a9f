package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.chargeledger.billing.store.HeldReserves;
import org.chargeledger.kit.db.SystemDb;

/** Lets bills that a pod of an earlier release holds while this one is rolled out tell what stays reserved for them. */
@ApplicationScoped
public class TellHeldReserves {

    private final SystemDb db;
    private final HeldReserves heldReserves;

    TellHeldReserves(SystemDb db, HeldReserves heldReserves) {
        this.db = db;
        this.heldReserves = heldReserves;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void sweep() {
        db.inTransaction(tx -> {
            heldReserves.tellUntold(tx);
            return null;
        });
    }
}
