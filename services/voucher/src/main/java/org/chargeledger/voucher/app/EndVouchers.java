package org.chargeledger.voucher.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Voucher;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.EndingVouchers;

/**
 * Ends vouchers whose time is over and tells, once, of those that end soon; by business time, some drivers per
 * transaction and under their locks, so that replicas share the work and a driver's events keep their order.
 */
@ApplicationScoped
public class EndVouchers {

    /** Before its end a voucher is spoken of; one that was given for no longer is not. */
    static final Duration NOTICE = Duration.ofDays(3);
    private static final int DRIVERS_AT_ONCE = 100;

    private final SystemDb db;
    private final Drivers drivers;
    private final EndingVouchers vouchers;
    private final Outbox outbox;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    EndVouchers(SystemDb db, Drivers drivers, EndingVouchers vouchers, Outbox outbox, InstantSource clock,
            MeterRegistry metrics) {
        this.db = db;
        this.drivers = drivers;
        this.vouchers = vouchers;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(every = "{voucher.end-every}", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    public void sweep() {
        while (db.inTransaction(this::expire)) { }
        while (db.inTransaction(this::remind)) { }
    }

    /** Whether there was anybody. */
    private boolean expire(Tx tx) {
        Instant now = clock.instant();
        List<DriverKey> found = vouchers.driversWithExpired(tx, now, DRIVERS_AT_ONCE);
        if (found.isEmpty()) {
            return false;
        }
        drivers.lock(tx, found);
        List<Voucher> expired = vouchers.expire(tx, found, now);
        outbox.append(tx, expired.stream().map(voucher -> VoucherEvents.expired(voucher, now)).toList());
        count("expired", expired);
        return true;
    }

    private boolean remind(Tx tx) {
        Instant now = clock.instant();
        List<DriverKey> found = vouchers.driversToRemind(tx, now, now.plus(NOTICE), DRIVERS_AT_ONCE);
        if (found.isEmpty()) {
            return false;
        }
        drivers.lock(tx, found);
        List<Voucher> ending = vouchers.remind(tx, found, now, now.plus(NOTICE));
        Map<Optional<UUID>, Long> pieces = ending.stream()
                .collect(Collectors.groupingBy(voucher -> voucher.terms().giftId(), Collectors.counting()));
        outbox.append(tx, ending.stream().map(voucher -> VoucherEvents.expiring(voucher,
                voucher.terms().giftId().isEmpty() ? 1 : pieces.get(voucher.terms().giftId()), now)).toList());
        count("expiring", ending);
        return true;
    }

    private void count(String outcome, List<Voucher> ended) {
        metrics.counter("chargeledger.voucher.ends", "outcome", outcome).increment(ended.size());
    }
}
