package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.kit.db.SystemDb;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Does not let a silent voucher service keep a driver waiting: after a few real minutes a bill is settled without it.
 * After a start it pauses first, for answers may be waiting in the topic that this process was not there to read.
 */
@ApplicationScoped
class SettleUnanswered {

    private static final Logger LOG = Logger.getLogger(SettleUnanswered.class);

    private final SystemDb db;
    private final Bills bills;
    private final SettleBills settleBills;
    private final Duration limit;
    private final Duration pauseAfterStart;
    private final int billsAtOnce;
    private final Counter failures;
    private final InstantSource realTime = InstantSource.system();
    private final Instant startedAt = realTime.instant();

    SettleUnanswered(SystemDb db, Bills bills, SettleBills settleBills, MeterRegistry metrics,
            @ConfigProperty(name = "billing.voucher-answer-limit", defaultValue = "2m") Duration limit,
            @ConfigProperty(name = "billing.pause-after-start", defaultValue = "2m") Duration pauseAfterStart,
            @ConfigProperty(name = "billing.unanswered-at-once", defaultValue = "200") int billsAtOnce) {
        this.db = db;
        this.bills = bills;
        this.settleBills = settleBills;
        this.limit = limit;
        this.pauseAfterStart = pauseAfterStart;
        this.billsAtOnce = billsAtOnce;
        this.failures = metrics.counter("chargeledger.settlement.failures");
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        if (realTime.instant().isBefore(startedAt.plus(pauseAfterStart))) {
            return;
        }
        Set<BillNo> seen = new HashSet<>();
        while (settleSome(seen) == billsAtOnce) {
            // There may be more.
        }
    }

    /** Each bill is looked at once a sweep, alone where not all can be settled: one that breaks keeps nobody waiting. */
    private int settleSome(Set<BillNo> seen) {
        Map<BillNo, Integer> waiting = db.inTransaction(tx -> bills.unanswered(tx, limit, seen, billsAtOnce));
        seen.addAll(waiting.keySet());
        try {
            settle(waiting);
        } catch (RuntimeException e) {
            waiting.forEach(this::settleAlone);
        }
        return waiting.size();
    }

    private void settleAlone(BillNo billNo, int version) {
        try {
            settle(Map.of(billNo, version));
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warnf("bill %s is not settled yet: %s", billNo.digits(), e.toString());
        }
    }

    private void settle(Map<BillNo, Integer> versions) {
        db.inTransaction(tx -> {
            settleBills.settleWithoutVoucher(tx, versions);
            return null;
        });
    }
}
