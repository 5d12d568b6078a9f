package org.chargeledger.voucher.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.voucher.domain.BillFact;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Outcome;
import org.chargeledger.voucher.domain.VoucherDesk;
import org.chargeledger.voucher.store.BillUses;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.OpenSessions;
import org.chargeledger.voucher.store.Vouchers;

/** Answers rated bills with a voucher or none, and follows what billing settled; one driver at a time, in order. */
@ApplicationScoped
public class AnswerBills {

    private final Drivers drivers;
    private final Vouchers vouchers;
    private final BillUses uses;
    private final OpenSessions openSessions;
    private final Outbox outbox;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    AnswerBills(Drivers drivers, Vouchers vouchers, BillUses uses, OpenSessions openSessions,
            Outbox outbox, InstantSource clock, MeterRegistry metrics) {
        this.drivers = drivers;
        this.vouchers = vouchers;
        this.uses = uses;
        this.openSessions = openSessions;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Whether a voucher is still valid is decided by business time now, not by when the session was. */
    public void handle(Tx tx, List<BillFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Set<DriverKey> concerned = facts.stream().map(BillFact::driver).collect(Collectors.toSet());
        drivers.lock(tx, concerned);
        var desk = new VoucherDesk(
                vouchers.forBills(tx, concerned, facts.stream().map(BillFact::billNo).toList()),
                uses.find(tx, facts.stream().map(BillFact::key).collect(Collectors.toSet())),
                openSessions.chosen(tx, concerned), now);
        facts.forEach(desk::take);
        vouchers.update(tx, desk.changedVouchers(), now);
        uses.save(tx, desk.changedUses());
        outbox.append(tx, desk.outcomes().stream().map(outcome -> VoucherEvents.of(outcome, now)).toList());
        desk.outcomes().forEach(this::count);
    }

    private void count(Outcome outcome) {
        metrics.counter("chargeledger.voucher.bills", "outcome", outcome.getClass().getSimpleName().toLowerCase())
                .increment();
    }
}
