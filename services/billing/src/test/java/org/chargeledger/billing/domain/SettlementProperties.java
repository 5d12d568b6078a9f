package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.DRIVER;
import static org.chargeledger.billing.domain.Cases.KEY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * What holds for the money of a bill, whatever is settled, corrected, refunded, recharged and netted in whatever
 * order.
 */
class SettlementProperties {

    /** Something that happens to a settled bill. */
    sealed interface Event {

        record Correct(Fees fees, long voucherFen) implements Event {}

        record Refund(Portion portion) implements Event {}

        record Recharge(long principalFen, long bonusFen) implements Event {}

        /** The operator spends otherwise from now on. */
        record Spend(SpendingOrder order) implements Event {}
    }

    record Story(SpendingOrder order, long principalFen, long bonusFen, long reservedFen, Event.Correct first,
            List<Event> then) {}

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Long> fen = Arbitraries.longs().between(0, 20_000);
        Arbitrary<Event.Correct> corrections = Combinators.combine(fen, fen, fen, fen).as((energy, service, idle,
                voucher) -> new Event.Correct(new Fees(new Money(energy), new Money(service), new Money(idle)),
                voucher));
        Arbitrary<Portion> components = Arbitraries.of(Component.class).set().ofMinSize(1).map(Portion::whole);
        Arbitrary<Portion> parts = Combinators.combine(Arbitraries.of(Component.class), Arbitraries.longs()
                .between(1, 20_000)).as((component, part) -> new Portion(Set.of(component), new Money(part)));
        Arbitrary<Event.Refund> refunds = Arbitraries.oneOf(components, parts).map(Event.Refund::new);
        Arbitrary<Event.Recharge> recharges = Combinators.combine(fen, fen).as(Event.Recharge::new);
        Arbitrary<List<Event>> events = Arbitraries.<Event>oneOf(corrections.map(e -> e), refunds.map(e -> e),
                recharges.map(e -> e), Arbitraries.of(SpendingOrder.class).map(Event.Spend::new)).list().ofMaxSize(8);
        return Combinators.combine(Arbitraries.of(SpendingOrder.class), fen, fen, fen, corrections, events)
                .as(Story::new);
    }

    @Property(tries = 2_000)
    @Label("books add up, nobody gets more back than was paid, and each component earns exactly its fee")
    void booksAddUp(@ForAll("stories") Story story) {
        var ledger = new Ledger(story);
        ledger.correct(story.first(), true);
        ledger.check();
        for (Event event : story.then()) {
            switch (event) {
                case Event.Correct correct -> ledger.correct(correct, false);
                case Event.Refund refund -> ledger.refund(refund);
                case Event.Recharge recharge -> ledger.recharge(recharge);
                case Event.Spend spend -> ledger.spend(spend.order());
            }
            ledger.check();
        }
    }

    /** One bill's ledger: the book as it is open, and what was expected of it. */
    private static final class Ledger {

        private final SpendingOrder order;
        private final List<Transfer> booked = new ArrayList<>();
        private Book book;
        private final long before;
        private Map<Component, Long> fees = Map.of();
        private long recharged;
        private int causes;

        Ledger(Story story) {
            order = story.order();
            book = Cases.book(new WalletSetting(order, Money.ZERO, null), Map.of(KEY.wallet(),
                    new Money(story.principalFen()), KEY.bonus(),
                    new Money(story.bonusFen())));
            before = story.principalFen() + story.bonusFen();
            SessionMoney.reserve(book, KEY, new Money(Math.min(story.reservedFen(), before)), "request");
        }

        private Stream<Transfer> transfers() {
            return Stream.concat(booked.stream(), book.transfers().stream());
        }

        Settlement borne() {
            return Settlement.read(transfers().map(Posted::of).toList());
        }

        private Fees refunded() {
            return BillMoney.read(transfers().map(Posted::of).toList()).refunded();
        }

        void correct(Event.Correct to, boolean first) {
            Settlement was = borne();
            Money discount = new Money(to.voucherFen()).min(to.fees().discountable());
            Fees covered = to.fees().coveredBy(refunded(), discount);
            Fees kept = to.fees().minus(covered);
            Settlement now = first ? SessionMoney.settle(book, KEY, 1, to.fees(), new Money(to.voucherFen()))
                    : SessionMoney.resettle(book, KEY, order, was, kept, discount, "cause " + causes++);
            assertThat(now.due()).isEqualTo(kept.total().minus(discount));
            for (Component component : Component.values()) {
                assertThat(now.of(Source.VOUCHER, component).plus(covered.of(component)).fen())
                        .isLessThanOrEqualTo(to.fees().of(component).fen());
            }
            assertThat(now.discount()).isEqualTo(discount);
            if (now.receivable().compareTo(was.receivable()) > 0) {
                assertThat(book.spendable(DRIVER)).isEqualTo(Money.ZERO);
            }
            if (now.due().compareTo(was.due()) < 0 && now.receivable().fen() > 0) {
                assertThat(now.paid()).isEqualTo(was.paid());
            }
            if (now.due().compareTo(was.due()) < 0 && bears(now, last()) < bears(was, last())) {
                assertThat(now.of(order.givingBack().getFirst())).as("what was spent last").isEqualTo(Money.ZERO);
            }
            fees = Map.of(Component.ENERGY_FEE, kept.energy().fen(), Component.SERVICE_FEE, kept.service().fen(),
                    Component.IDLE_FEE, kept.idle().fen());
        }

        private Source last() {
            return order.givingBack().getLast();
        }

        private static long bears(Settlement settlement, Source source) {
            return settlement.of(source).fen();
        }

        /** What is booked stays; a new page begins. */
        void spend(SpendingOrder now) {
            List<Arrears.Owed> owed = borne().shares().stream().filter(share -> share.source() == Source.RECEIVABLE)
                    .map(share -> new Arrears.Owed(KEY.billNo(), share.component(), share.amount())).toList();
            booked.addAll(book.transfers());
            book = new Book(KEY.operatorId(), new WalletSetting(now, Money.ZERO, null),
                    Map.of(KEY.wallet(), book.balance(KEY.wallet()), KEY.bonus(), book.balance(KEY.bonus())),
                    Map.of(DRIVER, owed));
        }

        void refund(Event.Refund refund) {
            Settlement was = borne();
            Money walletBefore = book.balance(KEY.wallet());
            Money bonusBefore = book.balance(KEY.bonus());
            Settlement now = SessionMoney.refund(book, KEY, was, refund.portion(), "cause " + causes++);
            assertThat(book.balance(KEY.wallet()).minus(walletBefore))
                    .isEqualTo(was.of(Source.PRINCIPAL).minus(borne().of(Source.PRINCIPAL)));
            assertThat(borne().receivable().fen() == 0 || book.balance(KEY.wallet()).fen() == 0).isTrue();
            assertThat(book.balance(KEY.bonus()).minus(bonusBefore))
                    .isEqualTo(was.of(Source.BONUS).minus(now.of(Source.BONUS)));
            assertThat(now.discount()).isEqualTo(was.discount());
            fees = Map.of(Component.ENERGY_FEE, left(now, Component.ENERGY_FEE), Component.SERVICE_FEE,
                    left(now, Component.SERVICE_FEE), Component.IDLE_FEE, left(now, Component.IDLE_FEE));
            for (Component component : refund.portion().components()) {
                Money left = was.refundable(component);
                Money wanted = refund.portion().amount() == null ? left : refund.portion().amount().min(left);
                assertThat(fees.get(component))
                        .isEqualTo(was.of(Source.VOUCHER, component).plus(left.minus(wanted)).fen());
            }
        }

        void recharge(Event.Recharge recharge) {
            String cause = "cause " + causes++;
            book.transfer(Transfer.Cause.of(DRIVER, cause), Transfer.Kind.RECHARGE,
                    AccountId.operators(AccountId.Kind.RECHARGE_CLEARING), KEY.wallet(),
                    new Money(recharge.principalFen()));
            book.transfer(Transfer.Cause.of(DRIVER, cause), Transfer.Kind.BONUS,
                    AccountId.operators(AccountId.Kind.BONUS_COST), KEY.bonus(), new Money(recharge.bonusFen()));
            recharged += recharge.principalFen() + recharge.bonusFen();
            Settlement was = borne();
            book.payArrears(DRIVER, cause);
            assertThat(borne().due()).isEqualTo(was.due());
            assertThat(borne().receivable().fen() == 0 || book.balance(KEY.wallet()).fen() == 0).isTrue();
        }

        void check() {
            Settlement borne = borne();
            assertThat(borne.shares()).allSatisfy(share -> assertThat(share.amount().fen()).isPositive());
            assertThat(book.reserved(KEY.billNo())).isEqualTo(Money.ZERO);
            assertThat(book.spendable(DRIVER).fen()).isEqualTo(before + recharged - borne.paid().fen());
            for (Component component : Component.values()) {
                assertThat(balance(AccountId.revenue(component))).isEqualTo(fees.get(component))
                        .isEqualTo(left(borne, component));
            }
            assertThat(balance(KEY.receivable())).isEqualTo(-borne.receivable().fen());
            assertThat(balance(AccountId.operators(AccountId.Kind.VOUCHER_COST))).isEqualTo(-borne.discount().fen());
        }

        private long balance(AccountId account) {
            return transfers().mapToLong(t -> t.credit().equals(account) ? t.amount().fen()
                    : t.debit().equals(account) ? -t.amount().fen() : 0).sum();
        }

        private static long left(Settlement settlement, Component component) {
            return settlement.shares().stream().filter(share -> share.component() == component)
                    .mapToLong(share -> share.amount().fen()).sum();
        }
    }
}
