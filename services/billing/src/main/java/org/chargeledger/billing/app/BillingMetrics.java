package org.chargeledger.billing.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.domain.view.AbnormalSummary.Beside;
import org.chargeledger.billing.domain.view.Conservation;
import org.chargeledger.billing.store.AbnormalViews;
import org.chargeledger.billing.store.LedgerViews;
import org.chargeledger.kit.db.SystemDb;

/** What an SRE watches of billing, over all operators, counted in the database so that a restart loses nothing. */
@ApplicationScoped
class BillingMetrics {

    private final SystemDb db;
    private final LedgerViews ledger;
    private final AbnormalViews abnormal;
    private final Map<SessionState, AtomicLong> sessions = new EnumMap<>(SessionState.class);
    private final AtomicLong rated = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong heldNow = new AtomicLong();
    private final AtomicLong superseded = new AtomicLong();
    private final AtomicLong offers = new AtomicLong();
    private final AtomicLong difference = new AtomicLong();
    private final Sparingly sparingly = new Sparingly();

    BillingMetrics(SystemDb db, LedgerViews ledger, AbnormalViews abnormal, MeterRegistry metrics) {
        this.db = db;
        this.ledger = ledger;
        this.abnormal = abnormal;
        for (SessionState state : SessionState.values()) {
            var count = new AtomicLong();
            sessions.put(state, count);
            Gauge.builder("chargeledger.sessions", count, AtomicLong::get).tag("state", state.name()).register(metrics);
        }
        counter(metrics, "RATED", rated);
        counter(metrics, "HELD", held);
        counter(metrics, "SETTLED", settled);
        Gauge.builder("chargeledger.bills.held", heldNow, AtomicLong::get).register(metrics);
        Gauge.builder("chargeledger.bills.superseded", superseded, AtomicLong::get).register(metrics);
        Gauge.builder("chargeledger.record.offers", offers, AtomicLong::get).register(metrics);
        Gauge.builder("chargeledger.conservation.difference", difference, AtomicLong::get).register(metrics);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        sparingly.read(this::count);
    }

    private void count() {
        db.inTransaction(tx -> {
            Map<SessionState, Long> now = ledger.sessionsByState(tx);
            sessions.forEach((state, count) -> count.set(now.getOrDefault(state, 0L)));
            LedgerViews.BillsReached reached = ledger.billsReached(tx);
            rated.set(reached.rated());
            held.set(reached.held());
            settled.set(reached.settled());
            Conservation conservation = ledger.conservation(tx);
            heldNow.set(conservation.held());
            difference.set(conservation.difference());
            Beside beside = abnormal.beside(tx);
            superseded.set(beside.supersededBills());
            offers.set(beside.recordOffers());
            return null;
        });
    }

    private static void counter(MeterRegistry metrics, String state, AtomicLong count) {
        FunctionCounter.builder("chargeledger.bills", count, AtomicLong::get).tag("state", state).register(metrics);
    }
}
