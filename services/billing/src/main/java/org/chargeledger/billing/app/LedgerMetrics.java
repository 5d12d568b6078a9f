package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.billing.store.LedgerViews;
import org.chargeledger.kit.db.SystemDb;

/** By how much the sides of each equation of the ledger differ, over all operators: by nothing, or the books are wrong. */
@ApplicationScoped
public class LedgerMetrics {

    /** Bills and balances are read whole; that may take a fiftieth of the time, not more. */
    private static final int PAUSE_PER_READING = 50;

    private final SystemDb db;
    private final LedgerViews ledger;
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> differences = new ConcurrentHashMap<>();
    private volatile long nextAt = System.nanoTime();

    LedgerMetrics(SystemDb db, LedgerViews ledger, MeterRegistry metrics) {
        this.db = db;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        long began = System.nanoTime();
        if (began - nextAt >= 0) {
            read();
            long ended = System.nanoTime();
            nextAt = ended + PAUSE_PER_READING * (ended - began);
        }
    }

    /** By the snapshot and what was booked since; what another replica reads in this moment is not read twice. */
    public void read() {
        db.inTransaction(tx -> {
            if (ledger.readByNobodyElse(tx)) {
                ledger.equations(tx).forEach(this::tell);
            }
            return null;
        });
    }

    private void tell(LedgerCheck check) {
        differences.computeIfAbsent(check.name(), this::gauge).set(check.left() - check.right());
    }

    private AtomicLong gauge(String equation) {
        var difference = new AtomicLong();
        Gauge.builder("chargeledger.ledger.difference", difference, AtomicLong::get).tag("equation", equation)
                .register(metrics);
        return difference;
    }
}
