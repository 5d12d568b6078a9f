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

    private final SystemDb db;
    private final LedgerViews ledger;
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> differences = new ConcurrentHashMap<>();
    private final Sparingly sparingly = new Sparingly();

    LedgerMetrics(SystemDb db, LedgerViews ledger, MeterRegistry metrics) {
        this.db = db;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        sparingly.read(this::read);
    }

    /** By the snapshot and what was booked since; false when another replica reads in this moment, and this one not. */
    public boolean read() {
        return db.inTransaction(tx -> {
            boolean mine = ledger.readByNobodyElse(tx);
            if (mine) {
                ledger.equations(tx).forEach(this::tell);
            }
            return mine;
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
