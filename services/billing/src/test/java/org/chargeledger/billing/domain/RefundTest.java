package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargeledger.billing.domain.Cases.KEY;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3.00 energy, 2.00 service and 5.00 idling: 1.00 by voucher, 4.50 principal, 2.50 bonus, 2.00 owed. */
@DisplayName("A refund")
class RefundTest {

    private static final Fees FEES = new Fees(new Money(300), new Money(200), new Money(500));

    private final Book book = Cases.book(WalletSetting.DEFAULT,
            Map.of(KEY.reserve(), new Money(450), KEY.reserveBonus(), new Money(250)));
    private final Settlement before = SessionMoney.settle(book, KEY, 1, FEES, new Money(100));

    @ParameterizedTest(name = "of {0}: {1} to the wallet, {2} to the bonus, {3} no longer owed")
    @CsvSource({
            "ENERGY_FEE,                        200, 0,   0",
            "SERVICE_FEE,                       200, 0,   0",
            "IDLE_FEE,                          50,  250, 200",
            "ENERGY_FEE SERVICE_FEE,            400, 0,   0",
            "ENERGY_FEE SERVICE_FEE IDLE_FEE,   450, 250, 200"})
    @DisplayName("gives components back to whoever bore them; a voucher stays used")
    void goesBackTheWayItCame(String components, long wallet, long bonus, long waived) {
        Set<Component> wanted = EnumSet.noneOf(Component.class);
        for (String component : components.split(" ")) {
            wanted.add(Component.valueOf(component));
        }

        Settlement after = SessionMoney.refund(book, KEY, before, Portion.whole(wanted), "refund");

        assertThat(refundedTo(KEY.wallet())).isEqualTo(wallet);
        assertThat(refundedTo(KEY.bonus())).isEqualTo(bonus);
        assertThat(before.receivable().minus(after.receivable())).isEqualTo(new Money(waived));
        assertThat(after.discount()).isEqualTo(new Money(100));
        assertThat(Settlement.read(book.transfers().stream().map(Posted::of).toList()).due()).isEqualTo(after.due());
    }

    @ParameterizedTest(name = "of {0} fen of the idle fee: {1} to the wallet, {2} to the bonus, {3} no longer owed")
    @CsvSource({
            "1,   0,  0,   1",
            "200, 0,  0,   200",
            "201, 0,  1,   200",
            "202, 0,  2,   200",
            "203, 1,  2,   200",
            "350, 25, 125, 200",
            "499, 50, 249, 200",
            "500, 50, 250, 200",
            "501, 50, 250, 200"})
    @DisplayName("of part of a component waives first what is owed, then goes back in the proportion of what was paid")
    void partOfAComponent(long fen, long wallet, long bonus, long waived) {
        Settlement after = SessionMoney.refund(book, KEY, before,
                new Portion(Set.of(Component.IDLE_FEE), new Money(fen)), "refund");

        assertThat(refundedTo(KEY.wallet())).isEqualTo(wallet);
        assertThat(refundedTo(KEY.bonus())).isEqualTo(bonus);
        assertThat(refundedTo(KEY.receivable())).isEqualTo(waived);
        assertThat(after.refundable(Component.IDLE_FEE)).isEqualTo(new Money(500 - wallet - bonus - waived));
        assertThat(after.of(Source.PRINCIPAL, Component.ENERGY_FEE)).isEqualTo(new Money(200));
    }

    @Test
    @DisplayName("of a component fen by fen comes to exactly what each bore of it")
    void fenByFen() {
        Settlement borne = before;
        for (int i = 0; i < 500; i++) {
            borne = SessionMoney.refund(book, KEY, borne, new Portion(Set.of(Component.IDLE_FEE), new Money(1)),
                    "refund " + i);
        }
        assertThat(refundedTo(KEY.wallet())).isEqualTo(50);
        assertThat(refundedTo(KEY.bonus())).isEqualTo(250);
        assertThat(refundedTo(KEY.receivable())).isEqualTo(200);
        assertThat(borne.refundable(Component.IDLE_FEE)).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("of an amount is of one component")
    void amountOfOne() {
        assertThatThrownBy(() -> new Portion(EnumSet.allOf(Component.class), new Money(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("finds nothing left the second time")
    void onlyOnce() {
        Portion everything = Portion.whole(EnumSet.allOf(Component.class));
        Settlement after = SessionMoney.refund(book, KEY, before, everything, "once");
        int booked = book.transfers().size();

        assertThat(SessionMoney.refund(book, KEY, after, everything, "twice")).isEqualTo(after);
        assertThat(book.transfers()).hasSize(booked);
    }

    @Test
    @DisplayName("of what was paid later gives that back too, and what is still owed is waived")
    void afterArrears() {
        book.transfer(Transfer.Cause.of(Cases.DRIVER, "recharge"), Transfer.Kind.RECHARGE,
                AccountId.operators(AccountId.Kind.RECHARGE_CLEARING), KEY.wallet(), new Money(150));
        book.payArrears(Cases.DRIVER, "recharge");
        Settlement paid = Settlement.read(book.transfers().stream().map(Posted::of).toList());
        assertThat(paid.of(Source.PRINCIPAL, Component.IDLE_FEE)).isEqualTo(new Money(50 + 150));
        assertThat(paid.receivable()).isEqualTo(new Money(50));

        Settlement after = SessionMoney.refund(book, KEY, paid, Portion.whole(Set.of(Component.IDLE_FEE)), "refund");

        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(200));
        assertThat(after.receivable()).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("of one component pays what is owed of another, as an entry of its own")
    void paysArrears() {
        SessionMoney.refund(book, KEY, before, Portion.whole(Set.of(Component.ENERGY_FEE)), "refund");

        assertThat(book.arrearsPaid()).containsExactly(
                new Arrears.Owed(KEY.billNo(), Component.IDLE_FEE, new Money(200)));
        assertThat(book.balance(KEY.wallet())).isEqualTo(Money.ZERO);
    }

    private long refundedTo(AccountId account) {
        return book.transfers().stream().filter(one -> one.kind() == Transfer.Kind.REFUND
                && one.credit().equals(account)).mapToLong(one -> one.amount().fen()).sum();
    }
}
