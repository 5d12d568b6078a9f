package org.chargeledger.voucher.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.voucher.domain.RefundedRecharge;
import org.chargeledger.voucher.domain.Voucher;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.EndingVouchers;
import org.chargeledger.voucher.store.Gifts;

/**
 * Ends what is unspent of gifts whose recharge was paid back, where their campaign said so when they were given. What a
 * bill has taken stays taken.
 */
@ApplicationScoped
public class LapseVouchers {

    private final Drivers drivers;
    private final EndingVouchers vouchers;
    private final Gifts gifts;
    private final Outbox outbox;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    LapseVouchers(Drivers drivers, EndingVouchers vouchers, Gifts gifts, Outbox outbox, InstantSource clock,
            MeterRegistry metrics) {
        this.drivers = drivers;
        this.vouchers = vouchers;
        this.gifts = gifts;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** A recharge that still waits for a profile earns by what is left of it. */
    public void forRefunds(Tx tx, List<RefundedRecharge> refunded) {
        if (refunded.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        drivers.lock(tx, refunded.stream().map(RefundedRecharge::driver).toList());
        gifts.reduceWaiting(tx, refunded);
        List<Voucher> lapsed = vouchers.lapse(tx, refunded, now);
        outbox.append(tx, lapsed.stream().map(voucher -> VoucherEvents.lapsed(voucher, now)).toList());
        metrics.counter("chargeledger.voucher.ends", "outcome", "lapsed").increment(lapsed.size());
    }
}
