package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * Three sessions of two drivers with stores in memory, worked as the application works them: a book is opened per step,
 * and written or thrown away. After every step everything that must hold is looked at.
 */
final class BillingWorld {

    private static final Instant NOW = at("2019-10-17T09:00:00");

    /** Wang charges two cars at once, Li one, at a connector that cannot report the plug-out. */
    enum Car {
        WANGS_FIRST, WANGS_SECOND, LIS;

        UUID driverId() {
            return new UUID(0, this == LIS ? 2 : 1);
        }

        SessionKey key() {
            return new SessionKey(new BillNo("2019101616000000000" + ordinal()), KEY.operatorId(), KEY.stationId(),
                    KEY.pileCode(), "0" + (ordinal() + 1), driverId(), KEY.tariff(), KEY.requestedAt(),
                    KEY.startValidUntil(), this != LIS);
        }
    }

    /** What can be heard of a car's pile, by the time it was observed, whenever it comes. */
    enum Heard {
        STARTED(Cases.started("08:00:30")),
        START_REFUSED(Cases.startFailed("08:00:20")),
        CHARGING(Cases.charging("08:05:00", 150_000)),
        STRAY_EMPTY(Cases.unplugged("08:20:00")),
        STRAY_ENERGY(Cases.charging("08:30:00", 9_000_000)),
        STILL_CHARGING(Cases.charging("08:55:00", 300_000)),
        IDLING(Cases.idle("09:00:00")),
        RECORD(Cases.record("09:00:05", "08:00:30", "09:00:00", 300_000)),
        OTHER_RECORD(Cases.record("09:00:06", "08:00:30", "09:00:00", 250_000)),
        DOUBTFUL_RECORD(Cases.record("09:00:07", "1970-01-01T00:00:00", "08:00:30", 300_000)),
        RECORD_OF_NO_START(Cases.record("09:00:08", "08:00:30", "08:00:30", 0, StopReason.START_FAILED)),
        UNPLUGGED(Cases.unplugged("10:30:00")),
        STILL_UNPLUGGED(Cases.unplugged("10:30:15")),
        PILE_ONLINE(Cases.online("2019-10-17T08:00:00", "2019-10-15T00:00:00")),
        PILE_SILENT_FOR_A_DAY(Cases.offline("2019-10-17T08:45:00", "08:40:00"));

        private final Fact fact;

        Heard(Fact fact) {
            this.fact = fact;
        }
    }

    /** What staff would make of a bill. */
    enum Edit {
        AS_IT_IS(new BillEdit(null, null, null, null, null, null)),
        ALL_VALUES(new BillEdit(at("08:01:00"), at("09:00:00"), at("10:00:00"), 280_000L, null, true)),
        IDLE_OFF(new BillEdit(null, null, null, null, null, false)),
        IDLE_ON(new BillEdit(null, null, null, null, null, true)),
        LITTLE_ENERGY(new BillEdit(null, null, null, 10_000L, null, null)),
        MUCH_ENERGY(new BillEdit(null, null, null, 900_000L, null, null)),
        LESS_THAN_NOTHING(new BillEdit(null, null, null, -1L, null, null));

        private final BillEdit wish;

        Edit(BillEdit wish) {
            this.wish = wish;
        }
    }

    /** One step. What cannot be done at that moment is refused, and changes nothing. */
    sealed interface Action {

        Car car();

        record Hears(Car car, List<Heard> heard) implements Action {

            @Override
            public String toString() {
                return car + "'s pile: " + heard;
            }
        }

        /** It may come before there is a bill, or for a version that is no longer the newest. */
        record VoucherAnswer(Car car, int versionsBehind, long faceFen, boolean twice) implements Action {

            @Override
            public String toString() {
                return "the voucher service" + (twice ? ", twice," : "") + " offers " + faceFen + " fen for " + car
                        + (versionsBehind == 0 ? "" : ", version before the newest");
            }
        }

        record NoVoucherAnswer(Car car) implements Action {

            @Override
            public String toString() {
                return "the voucher service keeps silent about " + car;
            }
        }

        record MoneyIn(Car car, long fen, boolean bonus) implements Action {

            @Override
            public String toString() {
                return "the driver of " + car + (bonus ? " is given a bonus of " : " recharges ") + fen + " fen";
            }
        }

        record Preview(Car car, Edit edit) implements Action {

            @Override
            public String toString() {
                return "staff preview " + car + " with " + edit;
            }
        }

        record Save(Car car) implements Action {

            @Override
            public String toString() {
                return "staff save what they saw of " + car;
            }
        }

        record Refund(Car car, Set<Component> components) implements Action {

            @Override
            public String toString() {
                return "staff refund " + components + " of " + car;
            }
        }
    }

    /** Corners that a good number of plans has to reach, or else they prove nothing. */
    enum Milestone {
        SETTLED, HELD, HEALED, FAILED, VOUCHER_USED, CORRECTED, HELD_AND_CORRECTED, STALE_REFUSED, REFUNDED, OWED,
        ARREARS_PAID
    }

    /** How it ended: who has what, and which bills there are. */
    record End(Map<AccountId, Long> accounts, Map<Car, List<String>> bills) {}

    private record Version(int number, BillState state, BillValues values, Fees fees, UsedVoucher voucher) {

        Version settled(UsedVoucher used) {
            return new Version(number, BillState.SETTLED, values, fees, used);
        }

        CurrentBill asCurrent() {
            return new CurrentBill(number, state, values, fees, voucher);
        }
    }

    private record Seen(Edit edit, Correction correction) {}

    /** All that is stored of one session. */
    private static final class Stored {

        private final List<Version> versions = new ArrayList<>();
        private final Set<UUID> records = new LinkedHashSet<>();
        private final Map<Component, Long> refunded = new EnumMap<>(Component.class);
        private final SessionKey key;
        private Session session;
        private Seen seen;
        /** Once failed its money was free for others, so that a session which charged after all may have none. */
        private boolean failed;

        Stored(SessionKey key) {
            this.key = key;
            session = Session.requested(key);
        }

        Version current() {
            return versions.isEmpty() ? null : versions.getLast();
        }

        boolean is(BillState state) {
            return !versions.isEmpty() && current().state() == state;
        }

        void add(Version next) {
            assertThat(next.number()).as("the next version").isEqualTo(versions.size() + 1)
                    .isEqualTo(session.billVersion());
            versions.add(next);
            refunded.clear();
        }

        void settle(UsedVoucher used) {
            assertThat(current().state()).as("settled once").isEqualTo(BillState.RATED);
            versions.set(versions.size() - 1, current().settled(used));
        }
    }

    private final SpendingOrder order;
    private final boolean vouchers;
    private final Map<Car, Stored> stored = new EnumMap<>(Car.class);
    private final Set<UUID> booked = new HashSet<>();
    private final Map<AccountId, Long> accounts = new TreeMap<>();
    private final Map<BillNo, List<Posted>> entries = new HashMap<>();
    private final Map<BillNo, Settlement> borne = new HashMap<>();
    private final Map<AccountId, Money> balances = new HashMap<>();
    private final Map<UUID, Long> moneyIn = new HashMap<>();
    private final Set<Milestone> reached = EnumSet.noneOf(Milestone.class);
    private int steps;

    BillingWorld(SpendingOrder order, boolean vouchers, long wangFen, long liFen) {
        this.order = order;
        this.vouchers = vouchers;
        moneyIn(Car.WANGS_FIRST, wangFen, false);
        moneyIn(Car.LIS, liFen, false);
        for (Car car : Car.values()) {
            stored.put(car, new Stored(car.key()));
            Book book = open();
            SessionMoney.reserve(book, car.key(), ReserveRule.atStart(book.spendable(car.driverId())).orElseThrow(),
                    "request");
            write(book);
        }
        check();
    }

    void take(Action action) {
        steps++;
        Stored one = stored.get(action.car());
        Money reservedBefore = open().reserved(one.key.billNo());
        switch (action) {
            case Action.Hears hears -> hear(one, hears.heard());
            case Action.VoucherAnswer answer -> {
                answer(one, answer);
                if (answer.twice()) {
                    answer(one, answer);
                }
            }
            case Action.NoVoucherAnswer silence -> settle(one, null, Money.ZERO);
            case Action.MoneyIn money -> moneyIn(money.car(), money.fen(), money.bonus());
            case Action.Preview preview -> preview(one, preview.edit());
            case Action.Save save -> save(one);
            case Action.Refund refund -> refund(one, refund.components());
        }
        if (one.is(BillState.HELD) || one.is(BillState.RATED)) {
            assertThat(open().reserved(one.key.billNo())).as("the reserve of a bill that waits")
                    .isGreaterThanOrEqualTo(reservedBefore);
        }
        check();
    }

    boolean reached(Milestone milestone) {
        return reached.contains(milestone);
    }

    End end() {
        var bills = new EnumMap<Car, List<String>>(Car.class);
        stored.forEach((car, one) -> bills.put(car, one.versions.stream().map(Version::toString).toList()));
        return new End(new TreeMap<>(accounts), bills);
    }

    private void hear(Stored one, List<Heard> heard) {
        List<Fact> facts = heard.stream().map(h -> h.fact).toList();
        Session before = one.session;
        Book book = open();
        SessionCase.Step step = SessionCase.advance(before, facts, Optional.of(TARIFF), Circumstances.UNKNOWN, book,
                "step " + steps, NOW);
        if (!vouchers) {
            step = step.settledAtOnce(book, NOW);
        }
        one.session = step.session();
        for (Fact fact : facts) {
            if (fact instanceof Fact.RecordReceived received) {
                one.records.add(received.eventId());
            }
        }
        step.happenings().forEach(happening -> happened(one, before, happening));
        write(book);
    }

    private void happened(Stored one, Session before, Happening happening) {
        switch (happening) {
            case Happening.ChargingBegan began -> assertThat(before.chargingSince()).isNull();
            case Happening.ChargeEnded ended -> assertThat(before.observation().idlingSince()).isNull();
            case Happening.StartFailed failed -> {
                one.failed = true;
                reached.add(Milestone.FAILED);
            }
            case Happening.Held held -> {
                one.add(new Version(one.session.billVersion(), BillState.HELD, BillValues.of(one.session), Fees.NONE,
                        null));
                reached.add(Milestone.HELD);
            }
            case Happening.Rated(Bill bill) -> rated(one, bill);
            case Happening.Settled settled -> {
                rated(one, settled.rated());
                one.settle(null);
            }
        }
    }

    private void rated(Stored one, Bill bill) {
        if (one.is(BillState.HELD)) {
            reached.add(Milestone.HEALED);
        }
        one.add(new Version(bill.version(), BillState.RATED, bill.values(), bill.fees(), null));
    }

    private void answer(Stored one, Action.VoucherAnswer answer) {
        Version current = one.current();
        if (current != null && answer.versionsBehind() == 0) {
            var voucher = new UsedVoucher("V", new Money(answer.faceFen()), new Money(200));
            settle(one, voucher, voucher.discountOn(current.fees()));
        }
    }

    private void settle(Stored one, UsedVoucher voucher, Money discount) {
        if (!one.is(BillState.RATED)) {
            return;
        }
        Book book = open();
        Settlement settlement = SessionMoney.settle(book, one.key, one.current().number(),
                one.current().fees(), discount);
        one.session = one.session.settled(NOW);
        one.settle(settlement.discount().fen() > 0 ? voucher : null);
        write(book);
        if (discount.fen() > 0) {
            reached.add(Milestone.VOUCHER_USED);
        }
    }

    private void moneyIn(Car car, long fen, boolean bonus) {
        UUID driver = car.driverId();
        Book book = open();
        var cause = Transfer.Cause.of(driver, (bonus ? "bonus " : "recharge ") + driver + steps);
        if (bonus) {
            book.transfer(cause, Transfer.Kind.BONUS, AccountId.operators(AccountId.Kind.BONUS_COST),
                    AccountId.bonus(driver), new Money(fen));
        } else {
            book.transfer(cause, Transfer.Kind.RECHARGE, AccountId.operators(AccountId.Kind.RECHARGE_CLEARING),
                    AccountId.wallet(driver), new Money(fen));
            if (!Arrears.pay(book, driver, owed(driver), cause.name()).isEmpty()) {
                reached.add(Milestone.ARREARS_PAID);
            }
        }
        moneyIn.merge(driver, fen, Long::sum);
        write(book);
    }

    private List<Arrears.Owed> owed(UUID driver) {
        return stored.values().stream().map(one -> one.key).filter(key -> key.driverId().equals(driver))
                .flatMap(key -> borne(key).shares().stream().filter(share -> share.source() == Source.RECEIVABLE)
                        .map(share -> new Arrears.Owed(key.billNo(), share.component(), share.amount()))).toList();
    }

    private void preview(Stored one, Edit edit) {
        one.seen = correct(one, edit, open()).map(correction -> new Seen(edit, correction)).orElse(null);
    }

    private void save(Stored one) {
        if (one.seen == null) {
            return;
        }
        Seen seen = one.seen;
        one.seen = null;
        Book book = open();
        Optional<Correction> drafted = correct(one, seen.edit(), book);
        Digest digest = seen.correction().digest();
        boolean stale = digest.version() != one.current().number() || digest.records() != one.records.size();
        if (drafted.isEmpty() || !drafted.get().digest().equals(digest)) {
            reached.add(Milestone.STALE_REFUSED);
            return;
        }
        assertThat(stale).as("a stale preview is saved").isFalse();
        saved(one, drafted.get(), seen.correction(), book);
    }

    private void saved(Stored one, Correction correction, Correction seen, Book book) {
        assertThat(correction.after()).as("what is saved is what was seen").isEqualTo(seen.after());
        boolean wasHeld = one.is(BillState.HELD);
        boolean settled = correction.settledAtOnce() || !vouchers;
        Session billed = one.session.billed(NOW);
        one.session = settled ? billed.settled(NOW) : billed;
        Bill after = correction.after();
        one.add(new Version(after.version(), settled ? BillState.SETTLED : BillState.RATED, after.values(),
                after.fees(), correction.voucher()));
        if (settled) {
            write(book);
        }
        reached.add(wasHeld ? Milestone.HELD_AND_CORRECTED : Milestone.CORRECTED);
    }

    private Optional<Correction> correct(Stored one, Edit edit, Book book) {
        if (one.current() == null) {
            return Optional.empty();
        }
        var basis = new Correction.Basis(one.session, one.current().asCurrent(), TARIFF, List.copyOf(one.records),
                borne(one.key), List.of());
        try {
            var correction = Correction.of(basis, edit.wish, book, NOW);
            assertThat(edit).isNotEqualTo(Edit.LESS_THAN_NOTHING);
            return Optional.of(correction);
        } catch (EditRefused refused) {
            assertThat(refused.objections()).isNotEmpty();
            return Optional.empty();
        }
    }

    private void refund(Stored one, Set<Component> components) {
        if (!one.is(BillState.SETTLED)) {
            return;
        }
        Settlement before = borne(one.key);
        Book book = open();
        SessionMoney.refund(book, one.key, before, components, "refund " + steps);
        write(book);
        for (Component component : components) {
            long given = left(before, component) - before.of(Source.VOUCHER, component).fen();
            one.refunded.merge(component, given, Long::sum);
            if (given > 0) {
                reached.add(Milestone.REFUNDED);
            }
        }
    }

    private void check() {
        assertThat(accounts.values().stream().mapToLong(Long::longValue).sum()).as("all accounts together").isZero();
        balances.forEach((account, balance) -> assertThat(balance.fen()).as("%s as locked and as posted", account)
                .isNotNegative().isEqualTo(posted(account)));
        stored.values().forEach(this::checkSession);
        for (Car car : List.of(Car.WANGS_FIRST, Car.LIS)) {
            checkDriver(car.driverId());
        }
        for (Component component : Component.values()) {
            long fees = stored.values().stream().filter(one -> one.is(BillState.SETTLED)).mapToLong(one -> one.current()
                    .fees().of(component).fen() - one.refunded.getOrDefault(component, 0L)).sum();
            assertThat(posted(AccountId.revenue(component))).as("revenue of %s", component).isEqualTo(fees);
        }
        long discounts = stored.values().stream().mapToLong(one -> borne(one.key).discount().fen()).sum();
        assertThat(-posted(AccountId.operators(AccountId.Kind.VOUCHER_COST))).as("voucher cost")
                .isEqualTo(discounts);
    }

    private void checkSession(Stored one) {
        Settlement borne = borne(one.key);
        assertThat(borne.shares()).as("more given back than was paid").allMatch(share -> share.amount().fen() > 0);
        assertThat(one.session.billVersion()).as("the one current version")
                .isEqualTo(one.versions.isEmpty() ? 0 : one.current().number());
        assertThat(one.session.state()).isIn(one.versions.isEmpty()
                ? List.of(SessionState.REQUESTED, SessionState.CHARGING, SessionState.ENDED, SessionState.FAILED)
                : List.of(switch (one.current().state()) {
                    case RATED -> SessionState.BILLED;
                    case HELD -> SessionState.HELD;
                    case SETTLED -> SessionState.SETTLED;
                }));
        Money reserved = open().reserved(one.key.billNo());
        if (one.is(BillState.SETTLED)) {
            assertThat(reserved).as("the reserve of a settled bill").isEqualTo(Money.ZERO);
            long refunded = one.refunded.values().stream().mapToLong(Long::longValue).sum();
            assertThat(borne.due().plus(borne.discount()).fen()).as("what is borne")
                    .isEqualTo(one.current().fees().total().fen() - refunded);
            reached.add(Milestone.SETTLED);
        } else {
            assertThat(borne).as("nothing is taken for what is not settled").isEqualTo(Settlement.NONE);
            assertThat(reserved.fen() > 0).as("a reserve").isIn(one.failed
                    ? List.of(one.session.state() != SessionState.FAILED, false) : List.of(true));
        }
    }

    /** What came in is free, set aside, or was paid for bills; what was not paid is owed. */
    private void checkDriver(UUID driver) {
        List<SessionKey> keys = stored.values().stream().map(one -> one.key)
                .filter(key -> key.driverId().equals(driver)).toList();
        long held = open().spendable(driver).fen()
                + keys.stream().mapToLong(key -> open().reserved(key.billNo()).fen()).sum();
        long paid = keys.stream().mapToLong(key -> borne(key).paid().fen()).sum();
        long receivable = keys.stream().mapToLong(key -> borne(key).receivable().fen()).sum();
        assertThat(held).as("wallet, bonus and reserves").isEqualTo(moneyIn.get(driver) - paid);
        assertThat(-posted(AccountId.receivable(driver))).as("receivable").isEqualTo(receivable);
        if (receivable > 0) {
            reached.add(Milestone.OWED);
        }
    }

    private Book open() {
        return new Book(KEY.operatorId(), new WalletSetting(order, Money.ZERO, null), balances);
    }

    private void write(Book book) {
        for (Transfer transfer : book.transfers()) {
            assertThat(booked.add(transfer.id())).as("booked once").isTrue();
            accounts.merge(transfer.debit(), -transfer.amount().fen(), Long::sum);
            accounts.merge(transfer.credit(), transfer.amount().fen(), Long::sum);
            if (transfer.cause().billNo() != null) {
                entries.computeIfAbsent(transfer.cause().billNo(), billNo -> new ArrayList<>())
                        .add(Posted.of(transfer));
                borne.remove(transfer.cause().billNo());
            }
        }
        book.changes().forEach(change -> balances.merge(change.account(), new Money(change.differenceFen()),
                Money::plus));
    }

    private Settlement borne(SessionKey key) {
        return borne.computeIfAbsent(key.billNo(), billNo -> Settlement.read(entries.getOrDefault(billNo, List.of())));
    }

    private long posted(AccountId account) {
        return accounts.getOrDefault(account, 0L);
    }

    private static long left(Settlement settlement, Component component) {
        long sum = 0;
        for (Source source : Source.values()) {
            sum += settlement.of(source, component).fen();
        }
        return sum;
    }
}
