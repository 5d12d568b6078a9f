package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.billing.domain.CarSession.Version;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * Three sessions of two drivers with stores in memory, worked as the application works them. After every step
 * everything that must hold is looked at.
 */
final class BillingWorld {

    private static final Instant NOW = at("2019-10-17T09:00:00");

    /** How it ended: who has what, and which bills there are. */
    record End(Map<AccountId, Long> accounts, Map<Car, List<String>> bills) {}

    private final boolean vouchers;
    private final MemoryLedger ledger;
    private final PriceList prices = new PriceList();
    private final Map<Car, CarSession> sessions = new EnumMap<>(Car.class);
    private final PaymentDesk desk;
    private final Staff staff;
    private final Repricing repricing;
    private final Equations equations;
    private final Set<Milestone> reached = EnumSet.noneOf(Milestone.class);
    private int steps;

    BillingWorld(SpendingOrder order, boolean vouchers, boolean priceKnown, long wangFen, long liFen) {
        this.vouchers = vouchers;
        ledger = new MemoryLedger(order);
        desk = new PaymentDesk(ledger);
        staff = new Staff(ledger, prices, vouchers, NOW);
        repricing = new Repricing(prices, sessions.values(), NOW);
        equations = new Equations(ledger, desk, prices, sessions.values());
        if (priceKnown) {
            prices.learn(Price.SHOWN);
        }
        recharge(Car.WANGS_FIRST.driverId(), wangFen);
        recharge(Car.LIS.driverId(), liFen);
        for (Car car : Car.values()) {
            sessions.put(car, new CarSession(car.key()));
            Book book = ledger.open();
            SessionMoney.reserve(book, car.key(), ReserveRule.atStart(book.spendable(car.driverId())).orElseThrow(),
                    "request");
            ledger.write(book);
        }
        equations.check();
    }

    void take(Action action) {
        steps++;
        var reservedBefore = new EnumMap<Car, Money>(Car.class);
        sessions.forEach((car, one) -> reservedBefore.put(car, ledger.reserved(one.billNo())));
        act(action);
        sessions.forEach((car, one) -> {
            if (one.waits()) {
                assertThat(ledger.reserved(one.billNo())).as("the reserve of a bill that waits")
                        .isGreaterThanOrEqualTo(reservedBefore.get(car));
            }
        });
        equations.check();
        look();
    }

    private void act(Action action) {
        switch (action) {
            case Action.Hears hears -> hear(sessions.get(hears.car()), hears.heard());
            case Action.PriceArrives arrives -> reached.addAll(repricing.learn(arrives.price()));
            case Action.VoucherAnswer answer -> {
                answer(sessions.get(answer.car()), answer);
                if (answer.twice()) {
                    answer(sessions.get(answer.car()), answer);
                }
            }
            case Action.NoVoucherAnswer silence -> noAnswer(sessions.get(silence.car()));
            case Action.MoneyIn money -> moneyIn(money.car().driverId(), money.fen(), money.bonus());
            case Action.OrderChanges changes -> ledger.spend(changes.order());
            case Action.PayOut wanted -> desk.payOut(wanted.car().driverId(), new Money(wanted.fen()),
                    "payout " + steps, NOW.plusSeconds(steps));
            case Action.CashIn cash -> reach(Milestone.ARREARS_PAID,
                    desk.cashIn(cash.car().driverId(), cash.fen(), "cash " + steps));
            case Action.PayOutOffline wanted -> desk.payOutOffline(wanted.car().driverId(), new Money(wanted.fen()),
                    "offline payout " + steps, NOW.plusSeconds(steps), wanted.insteadOfChannel())
                    .ifPresent(reached::add);
            case Action.TakeBack mistake -> desk.takeBack(mistake.car().driverId(), mistake.fen(), mistake.bonus())
                    .ifPresent(reached::add);
            case Action.ChannelAnswer answer ->
                desk.answer(answer.car().driverId(), answer.done(), answer.twice()).ifPresent(reached::add);
            case Action.Preview preview -> staff.preview(preview.car(), sessions.get(preview.car()), preview.wish());
            case Action.Save save -> reached.addAll(staff.save(save.car(), sessions.get(save.car())));
            case Action.Give give -> sessions.get(give.car())
                    .give((Fact.RecordReceived) Heard.SAME_RECORD.facts().getFirst());
            case Action.Dismiss dismiss -> reach(Milestone.OFFER_DISMISSED, staff.dismiss(sessions.get(dismiss.car())));
            case Action.Refund refund -> refund(sessions.get(refund.car()), refund.portion());
        }
    }

    /** Nothing more is ever heard of any connector: then every session is decided. */
    void fallSilent() {
        for (CarSession one : sessions.values()) {
            hear(one, List.of(Heard.CONNECTOR_SILENT_FOR_DAYS));
            assertThat(one.session().state().open()).as("open for ever").isFalse();
        }
        equations.check();
    }

    boolean reached(Milestone milestone) {
        return reached.contains(milestone);
    }

    End end() {
        var bills = new EnumMap<Car, List<String>>(Car.class);
        sessions.forEach((car, one) -> bills.put(car, one.versions().stream().map(Version::toString).toList()));
        return new End(ledger.accounts(), bills);
    }

    Standing standing() {
        var states = new EnumMap<Car, String>(Car.class);
        sessions.forEach((car, one) -> states.put(car, one.standing()));
        return new Standing(states, ledger.accounts());
    }

    CarSession session(Car car) {
        return sessions.get(car);
    }

    private void hear(CarSession one, List<Heard> heard) {
        List<Fact> facts = heard.stream().flatMap(what -> what.facts().stream()).toList();
        one.store(facts);
        Session before = one.session();
        if (before.lost() && one.openOffers().findAny().isPresent()) {
            facts = facts.stream().filter(fact -> !OfferRule.deniedBy(fact)).toList();
        }
        Book book = ledger.open();
        SessionCase.Step step = SessionCase.advance(before, facts, prices.find(before.key().tariff()),
                one.circumstances(sessions.values()), book, "step " + steps, NOW);
        if (!vouchers) {
            step = step.settledAtOnce(book, NOW);
        }
        one.become(step.session());
        if (step.session().undoes(before)) {
            one.withdraw();
        }
        step.happenings().forEach(happening -> happened(one, before, happening));
        one.offer(facts);
        write(book);
    }

    private void happened(CarSession one, Session before, Happening happening) {
        switch (happening) {
            case Happening.ChargingBegan began -> {
                assertThat(before.certainlyChargingSince()).isNull();
                assertThat(before.observation().idlingSince()).isNull();
            }
            case Happening.ChargeEnded ended -> assertThat(before.observation().idlingSince()).isNull();
            case Happening.StartFailed failed -> {
                reached.add(Milestone.FAILED);
                reach(Milestone.FAILED_AFTER_LOST, before.state() == SessionState.HELD);
            }
            case Happening.Held held -> {
                one.add(Version.of(BillVersion.heldByFacts(one.session(), held.expected())));
                reached.add(Milestone.HELD);
                reach(Milestone.HELD_SHORT, held.expected() != null
                        && held.shortfall(ledger.reserved(one.billNo())).fen() > 0);
                reach(Milestone.HELD_FOR_PRICE, one.session().heldForPrice());
                reach(Milestone.HELD_FOR_OVERLAP, held.findings().stream()
                        .anyMatch(finding -> finding.code() == FindingCode.IDLE_OVERLAPS));
            }
            case Happening.Rated(Bill bill) -> {
                equations.checkSeen(bill, one.curve());
                rated(one, bill);
            }
            case Happening.Settled settled -> {
                equations.checkSeen(settled.rated(), one.curve());
                rated(one, settled.rated());
                one.settle(null, settled.order());
            }
        }
    }

    private void rated(CarSession one, Bill bill) {
        reach(Milestone.HEALED, one.is(BillState.HELD));
        one.add(new Version(bill.version(), BillState.RATED, bill.values(), bill.fees(), null, false,
                one.session().record().eventId(), null));
    }

    private void noAnswer(CarSession one) {
        settle(one, VoucherAnswer.none(one.billNo(), one.versions().size()));
    }

    /** With what the version was worth to which it is an answer. */
    private void answer(CarSession one, Action.VoucherAnswer answer) {
        int version = one.versions().size() - answer.versionsBehind();
        if (version > 0) {
            var voucher = new UsedVoucher("V", new Money(answer.faceFen()), new Money(200));
            settle(one, new VoucherAnswer(one.session().key().operatorId(), one.billNo(), version, voucher,
                    voucher.discountOn(one.versions().get(version - 1).fees())));
        }
    }

    private void settle(CarSession one, VoucherAnswer answer) {
        RatedBill waiting = one.waiting();
        if (!answer.fits(one.session().key().operatorId(), waiting)) {
            reach(Milestone.STALE_ANSWER, waiting != null);
            return;
        }
        assertThat(answer.billVersion()).as("the version that was asked about").isEqualTo(waiting.version());
        Book book = ledger.open();
        Settlement settlement = SessionMoney.settle(book, one.session().key(), waiting.version(), waiting.fees(),
                answer.discount());
        one.become(one.session().settled(NOW));
        one.settle(settlement.discount().fen() > 0 ? answer.voucher() : null, book.order());
        write(book);
        reach(Milestone.VOUCHER_USED, answer.discount().fen() > 0);
    }

    /** What a reserve no longer needs may pay what is owed of another bill. */
    private void write(Book book) {
        ledger.write(book);
        reach(Milestone.ARREARS_PAID_BY_RELEASE, !book.arrearsPaid().isEmpty());
    }

    private void moneyIn(UUID driver, long fen, boolean bonus) {
        if (bonus) {
            desk.grantBonus(driver, fen, "bonus " + steps);
        } else {
            recharge(driver, fen);
        }
    }

    private void recharge(UUID driver, long fen) {
        reach(Milestone.ARREARS_PAID, desk.recharge(driver, fen, "recharge " + driver + steps, NOW.plusSeconds(steps)));
    }

    private void refund(CarSession one, Portion portion) {
        if (!one.is(BillState.SETTLED)) {
            return;
        }
        Settlement before = ledger.borne(one.billNo());
        Book book = ledger.open();
        Settlement after = SessionMoney.refund(book, one.session().key(), before, portion, "refund " + steps);
        ledger.write(book);
        reach(Milestone.ARREARS_PAID_BY_REFUND, !book.arrearsPaid().isEmpty());
        for (Component component : portion.components()) {
            long given = before.refundable(component).minus(after.refundable(component)).fen();
            one.refund(component, given);
            reach(Milestone.REFUNDED, given > 0);
            reach(Milestone.REFUNDED_IN_PART, given > 0 && after.refundable(component).fen() > 0);
        }
    }

    private void look() {
        for (Car car : Car.values()) {
            reach(Milestone.SETTLED, sessions.get(car).is(BillState.SETTLED));
            reach(Milestone.OFFER_WITHDRAWN, sessions.get(car).hadOfferWithdrawn());
            reach(Milestone.OWED, equations.receivable(car.driverId()) > 0);
        }
    }

    private void reach(Milestone milestone, boolean there) {
        if (there) {
            reached.add(milestone);
        }
    }
}
