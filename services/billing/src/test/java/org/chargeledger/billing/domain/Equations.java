package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.CarSession.Version;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** Everything that must hold of the model after every step. */
final class Equations {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

    private final MemoryLedger ledger;
    private final PaymentDesk desk;
    private final PriceList prices;
    private final Collection<CarSession> sessions;

    Equations(MemoryLedger ledger, PaymentDesk desk, PriceList prices, Collection<CarSession> sessions) {
        this.ledger = ledger;
        this.desk = desk;
        this.prices = prices;
        this.sessions = sessions;
    }

    void check() {
        ledger.check();
        desk.check();
        sessions.forEach(this::checkSession);
        sessions.stream().map(CarSession::driverId).collect(Collectors.toSet()).forEach(this::checkDriver);
        checkRevenue();
        checkOverlaps();
    }

    /** Facts alone never make two fees of one driver for the same time; staff may. */
    private void checkOverlaps() {
        List<CarSession> byFacts = sessions.stream().filter(one -> one.idleTime().isPresent())
                .filter(one -> !one.current().byStaff()).toList();
        for (CarSession one : byFacts) {
            Instant from = one.idleTime().orElseThrow().from();
            assertThat(byFacts).as("who idles at a fee while %s does", one.billNo()).noneMatch(other -> other != one
                    && other.driverId().equals(one.driverId()) && from.isBefore(other.idleTime().orElseThrow().until())
                    && !from.isBefore(other.idleTime().orElseThrow().from()));
        }
    }

    long receivable(UUID driver) {
        return of(driver).stream().mapToLong(one -> ledger.borne(one.billNo()).receivable().fen()).sum();
    }

    /** What facts billed agrees with what was seen until then: when it charged, and that the car stood there. */
    void checkSeen(Bill bill, List<Reading> curve) {
        BillValues values = bill.values();
        List<Instant> charging = curve.stream().filter(Reading::charging).map(Reading::observedAt).toList();
        assertThat(charging.stream().filter(at -> at.isBefore(values.chargeStartedAt().minus(CLOCKS_APART)))).as("two "
                + "looks at a charge that had not begun").hasSizeLessThan(2);
        assertThat(charging.stream().filter(at -> at.isAfter(values.chargeEndedAt().plus(CLOCKS_APART)))).as("two "
                + "looks at a charge that was over").hasSizeLessThan(2);
        if (bill.fees().idle().fen() > 0) {
            Instant until = seenUntil(values, curve);
            assertThat(Bill.rate(bill.session(), 1, values.leavingAt(until), prices.find(bill.session().tariff())
                    .orElseThrow()).fees().idle()).as("the idle fee until %s", until).isEqualTo(bill.fees().idle());
        }
    }

    /** As far as somebody looked every quarter of an hour. */
    private static Instant seenUntil(BillValues values, List<Reading> curve) {
        Instant until = values.chargeEndedAt();
        for (Reading look : curve) {
            Instant at = look.observedAt();
            if (look.plugged() && at.isAfter(until) && !at.isAfter(until.plus(LONGEST_SILENCE))) {
                until = at;
            }
        }
        return values.serviceEndedAt().isAfter(until.plus(LONGEST_SILENCE)) ? until : values.serviceEndedAt();
    }

    private void checkSession(CarSession one) {
        Settlement borne = ledger.borne(one.billNo());
        assertThat(borne.shares()).as("more given back than was paid").allMatch(share -> share.amount().fen() > 0);
        assertThat(one.session().billVersion()).as("the newest version").isEqualTo(one.versions().size());
        assertThat(one.session().state()).isIn(one.current() == null
                ? List.of(SessionState.REQUESTED, SessionState.CHARGING, SessionState.ENDED, SessionState.FAILED)
                : List.of(switch (one.current().state()) {
                    case RATED -> SessionState.BILLED;
                    case HELD -> SessionState.HELD;
                    case SETTLED -> SessionState.SETTLED;
                }));
        Money reserved = ledger.reserved(one.billNo());
        if (one.is(BillState.SETTLED)) {
            assertThat(reserved).as("the reserve of a settled bill").isEqualTo(Money.ZERO);
            for (Component component : Component.values()) {
                assertThat(borne.shares().stream().filter(share -> share.component() == component)
                        .mapToLong(share -> share.amount().fen()).sum()).as("what is borne of the %s", component)
                        .isEqualTo(kept(one, component));
            }
            UsedVoucher voucher = one.current().voucher();
            assertThat(borne.discount()).as("the voucher").isEqualTo(
                    voucher == null ? Money.ZERO : voucher.discountOn(one.current().fees()));
        } else {
            assertThat(borne).as("nothing is taken for what is not settled").isEqualTo(Settlement.NONE);
            assertThat(reserved.fen() > 0).as("a reserve").isIn(one.everFailed()
                    ? List.of(one.session().state() != SessionState.FAILED, false) : List.of(true));
        }
        if (one.is(BillState.SETTLED) || one.is(BillState.RATED)) {
            checkPrice(one);
            assertThat(one.openOffers().map(one::valuesOf)).as("offers that say what the bill says")
                    .noneMatch(offered -> one.current().values().measuredAs(offered));
        }
    }

    /** Rating a bill again by the version its session is pinned to finds no difference. */
    private void checkPrice(CarSession one) {
        SessionKey key = one.session().key();
        Version current = one.current();
        assertThat(Bill.rate(key, current.number(), current.values(), prices.find(key.tariff()).orElseThrow()).fees())
                .as("the bill rated again").isEqualTo(current.fees());
        assertThat(Math.abs(current.values().energyOfBandsTenthWh() - current.values().energyTenthWh()))
                .as("bands and energy").isLessThanOrEqualTo(1);
        if (one.is(BillState.RATED)) {
            assertThat(key.tariff()).as("the price in force").isEqualTo(prices.inForce().version());
        }
    }

    /** What came in is free, set aside, was paid for bills or went out; what was not paid is owed. */
    private void checkDriver(UUID driver) {
        long held = ledger.spendable(driver).fen()
                + of(driver).stream().mapToLong(one -> ledger.reserved(one.billNo()).fen()).sum();
        long paid = of(driver).stream().mapToLong(one -> ledger.borne(one.billNo()).paid().fen()).sum();
        ledger.checkNothingOwedBesidePrincipal(driver);
        assertThat(held).as("wallet, bonus and reserves").isEqualTo(desk.left(driver) - paid);
        assertThat(-ledger.posted(AccountId.receivable(driver))).as("receivable").isEqualTo(receivable(driver));
    }

    private void checkRevenue() {
        for (Component component : Component.values()) {
            long fees = sessions.stream().filter(one -> one.is(BillState.SETTLED))
                    .mapToLong(one -> kept(one, component)).sum();
            assertThat(ledger.posted(AccountId.revenue(component))).as("revenue of %s", component).isEqualTo(fees);
        }
        long discounts = sessions.stream().mapToLong(one -> ledger.borne(one.billNo()).discount().fen()).sum();
        assertThat(-ledger.posted(AccountId.Kind.VOUCHER_COST)).as("voucher cost").isEqualTo(discounts);
    }

    /** Of the newest version alone; what was refunded is not charged again, nor given back again. */
    private long kept(CarSession one, Component component) {
        long voucher = ledger.borne(one.billNo()).of(Settlement.Source.VOUCHER, component).fen();
        long ofDriver = one.current().fees().of(component).fen() - voucher;
        return voucher + Math.max(0, ofDriver - one.refunded(component));
    }

    private List<CarSession> of(UUID driver) {
        return sessions.stream().filter(one -> one.driverId().equals(driver)).toList();
    }
}
