package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.chargeledger.billing.pay.DayBill;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.kit.db.SystemDb;
import org.jboss.logging.Logger;

/** Fetches the channel's own bill of each day, to be set against ours. */
@ApplicationScoped
public class FetchStatements {

    private static final Logger LOG = Logger.getLogger(FetchStatements.class);
    /** The bill of a day is complete the next day from ten o'clock on. */
    private static final LocalTime COMPLETE_FROM = LocalTime.of(10, 0);
    private static final int AT_MOST_OF_EACH = 10;

    private final SystemDb db;
    private final PayOrders orders;
    private final PaymentChannel channel;
    private final Counter failures;
    private final InstantSource realTime = InstantSource.system();

    FetchStatements(SystemDb db, PayOrders orders, PaymentChannel channel, MeterRegistry metrics) {
        this.db = db;
        this.orders = orders;
        this.channel = channel;
        this.failures = metrics.counter("chargeledger.statement.failures");
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        ZonedDateTime now = realTime.instant().atZone(PaymentChannel.ZONE);
        var until = now.toLocalTime().isBefore(COMPLETE_FROM) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        db.inTransaction(tx -> orders.daysWithoutStatement(tx, until, AT_MOST_OF_EACH)).forEach(this::fetch);
    }

    /** A day that cannot be fetched now, for whatever reason, is tried again; the other days and operators go on. */
    public void fetch(PayOrders.Day day) {
        try {
            channel.dayBill(day.operatorId(), day.day()).ifPresentOrElse(bill -> put(day, bill),
                    () -> nothingTraded(day));
        } catch (RuntimeException e) {
            failures.increment();
            later(day, e.toString());
        }
    }

    /** To be believed only where our own book says so too: the merchant account may be another one since. */
    private void nothingTraded(PayOrders.Day day) {
        if (db.inTransaction(tx -> orders.traded(tx, day))) {
            later(day, "WeChat knows of no trade, though money moved by our book");
        } else {
            put(day, DayBill.NOTHING_TRADED);
        }
    }

    private void later(PayOrders.Day day, String why) {
        LOG.warnf("no bill of %s for %s yet: %s", day.day(), day.operatorId(), why);
        db.inTransaction(tx -> {
            orders.tried(tx, day, realTime.instant());
            return null;
        });
    }

    private void put(PayOrders.Day day, DayBill bill) {
        db.inTransaction(tx -> {
            orders.putStatement(tx, day, bill.paid(), bill.refunded(), realTime.instant());
            return null;
        });
    }
}
