package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.chargeledger.billing.pay.Account;
import org.chargeledger.billing.pay.DayBill;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.store.PayStatements;
import org.chargeledger.billing.store.PayStatements.Day;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.jboss.logging.Logger;

/** Fetches the channel's own bill of each day and merchant account, to be set against our book of both. */
@ApplicationScoped
public class FetchStatements {

    private static final Logger LOG = Logger.getLogger(FetchStatements.class);
    /** The bill of a day is complete the next day from ten o'clock on. */
    private static final LocalTime COMPLETE_FROM = LocalTime.of(10, 0);
    private static final int AT_MOST_OF_EACH = 10;

    private final SystemDb db;
    private final PayStatements statements;
    private final PaymentChannel channel;
    private final Counter failures;
    private final InstantSource realTime = InstantSource.system();

    FetchStatements(SystemDb db, PayStatements statements, PaymentChannel channel, MeterRegistry metrics) {
        this.db = db;
        this.statements = statements;
        this.channel = channel;
        this.failures = metrics.counter("chargeledger.statement.failures");
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        ZonedDateTime now = realTime.instant().atZone(PaymentChannel.ZONE);
        var until = now.toLocalTime().isBefore(COMPLETE_FROM) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        db.inTransaction(tx -> missing(tx, until, AT_MOST_OF_EACH)).forEach(this::fetch);
    }

    /** Of the merchant account that each operator has now: no other can be asked. */
    public List<Day> missing(Tx tx, LocalDate until, int atMostOfEach) {
        List<Day> since = statements.firstOrders(tx).stream().flatMap(this::atItsAccount).toList();
        return statements.missing(tx, since, until, atMostOfEach);
    }

    /** An order that names no account may be of any, and so may each where the operator has none. */
    private Stream<Day> atItsAccount(Day order) {
        String mchid = channel.mchid(order.operatorId()).orElse(null);
        return order.mchid() == null || mchid == null || mchid.equals(order.mchid())
                ? Stream.of(new Day(order.operatorId(), mchid, order.day())) : Stream.empty();
    }

    /** A day that cannot be fetched now, for whatever reason, is tried again; the other days and operators go on. */
    public void fetch(Day day) {
        try {
            channel.dayBill(new Account(day.operatorId(), day.mchid()), day.day())
                    .ifPresentOrElse(bill -> put(day, bill), () -> nothingTraded(day));
        } catch (RuntimeException e) {
            failures.increment();
            later(day, e.toString());
        }
    }

    /** To be believed only where our own book says so too: an order of before may be another account's. */
    private void nothingTraded(Day day) {
        if (db.inTransaction(tx -> statements.traded(tx, day))) {
            later(day, "WeChat knows of no trade, though money moved by our book");
        } else {
            put(day, DayBill.NOTHING_TRADED);
        }
    }

    private void later(Day day, String why) {
        LOG.warnf("no bill of %s for %s yet: %s", day.day(), day.operatorId(), why);
        db.inTransaction(tx -> {
            statements.tried(tx, day, realTime.instant());
            return null;
        });
    }

    private void put(Day day, DayBill bill) {
        db.inTransaction(tx -> {
            statements.put(tx, day, bill.paid(), bill.refunded(), realTime.instant());
            return null;
        });
    }
}
