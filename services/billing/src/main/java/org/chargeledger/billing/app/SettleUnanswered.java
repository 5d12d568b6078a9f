package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.kit.db.SystemDb;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Does not let a silent voucher service keep a driver waiting: after a few real minutes a bill is settled without it.
 * After a start it pauses first, for answers may be waiting in the topic that this process was not there to read.
 */
@ApplicationScoped
class SettleUnanswered {

    private static final int AT_MOST = 200;

    private final SystemDb db;
    private final Bills bills;
    private final SettleBills settleBills;
    private final Duration limit;
    private final Duration pauseAfterStart;
    private final InstantSource realTime = InstantSource.system();
    private final Instant startedAt = realTime.instant();

    SettleUnanswered(SystemDb db, Bills bills, SettleBills settleBills,
            @ConfigProperty(name = "billing.voucher-answer-limit", defaultValue = "2m") Duration limit,
            @ConfigProperty(name = "billing.pause-after-start", defaultValue = "2m") Duration pauseAfterStart) {
        this.db = db;
        this.bills = bills;
        this.settleBills = settleBills;
        this.limit = limit;
        this.pauseAfterStart = pauseAfterStart;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        if (realTime.instant().isBefore(startedAt.plus(pauseAfterStart))) {
            return;
        }
        db.inTransaction(tx -> {
            settleBills.settleWithoutVoucher(tx, bills.unanswered(tx, limit, AT_MOST));
            return null;
        });
    }
}
