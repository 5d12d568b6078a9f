package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.DRIVER;
import static org.chargeledger.billing.domain.Cases.KEY;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Arrears")
class ArrearsTest {

    private static final BillNo OLDER = new BillNo("20191015160000000000");
    private static final BillNo NEWER = new BillNo("20191017160000000000");
    /** Not in the order of the bills. */
    private static final List<Arrears.Owed> OWED = List.of(
            new Arrears.Owed(NEWER, Component.SERVICE_FEE, new Money(100)),
            new Arrears.Owed(OLDER, Component.ENERGY_FEE, new Money(300)),
            new Arrears.Owed(OLDER, Component.IDLE_FEE, new Money(200)));

    @ParameterizedTest(name = "a wallet of {0} fen pays {1}, {2} and {3}")
    @CsvSource({
            "0,   0,   0,   0",
            "1,   1,   0,   0",
            "300, 300, 0,   0",
            "301, 300, 1,   0",
            "599, 300, 200, 99",
            "600, 300, 200, 100",
            "700, 300, 200, 100"})
    @DisplayName("are paid from the principal as far as it goes, oldest bill first, component by component")
    void oldestFirst(long wallet, long energy, long idle, long service) {
        Book book = owing(Map.of(KEY.wallet(), new Money(wallet), KEY.bonus(), new Money(1_000)));

        book.payArrears(DRIVER, "recharge");

        assertThat(book.arrearsPaid()).allSatisfy(one -> assertThat(one.amount().fen()).isPositive());
        assertThat(paid(book, OLDER, Component.ENERGY_FEE)).isEqualTo(energy);
        assertThat(paid(book, OLDER, Component.IDLE_FEE)).isEqualTo(idle);
        assertThat(paid(book, NEWER, Component.SERVICE_FEE)).isEqualTo(service);
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(wallet - energy - idle - service));
        assertThat(book.balance(KEY.bonus())).isEqualTo(new Money(1_000));
        assertThat(book.owed(DRIVER)).isEqualTo(new Money(600 - energy - idle - service));
        assertThat(book.owedNow()).isEqualTo(wallet == 0 ? Map.of() : Map.of(DRIVER, book.owed(DRIVER)));
        assertThat(book.transfers()).hasSameSizeAs(book.arrearsPaid()).allSatisfy(transfer -> {
            assertThat(transfer.kind()).isEqualTo(Transfer.Kind.ARREARS);
            assertThat(transfer.debit()).isEqualTo(KEY.wallet());
            assertThat(transfer.credit()).isEqualTo(KEY.receivable());
        });
    }

    @Test
    @DisplayName("are paid once, and only by the driver who owes")
    void once() {
        Book book = owing(Map.of(KEY.wallet(), new Money(700)));
        book.payArrears(UUID.randomUUID(), "recharge");
        assertThat(book.arrearsPaid()).isEmpty();

        book.payArrears(DRIVER, "recharge");
        book.payArrears(DRIVER, "recharge");

        assertThat(Arrears.total(book.arrearsPaid())).isEqualTo(new Money(600));
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(100));
    }

    @ParameterizedTest(name = "{0} fen of the idle fee waived: {1}, {2} and {3} are paid of 599 fen")
    @CsvSource({
            "0,   300, 200, 99",
            "1,   300, 199, 100",
            "200, 300, 0,   100"})
    @DisplayName("are no longer owed of what a refund waived")
    void afterRefund(long waived, long energy, long idle, long service) {
        Book book = owing(Map.of(KEY.wallet(), new Money(599)));
        book.transfer(new Transfer.Cause("refund", DRIVER, OLDER, null), Transfer.Kind.REFUND,
                AccountId.revenue(Component.IDLE_FEE), KEY.receivable(), new Money(waived));

        book.payArrears(DRIVER, "refund");

        assertThat(paid(book, OLDER, Component.ENERGY_FEE)).isEqualTo(energy);
        assertThat(paid(book, OLDER, Component.IDLE_FEE)).isEqualTo(idle);
        assertThat(paid(book, NEWER, Component.SERVICE_FEE)).isEqualTo(service);
    }

    @Test
    @DisplayName("that the page was not told of are not paid, and not owed less than nothing when they are waived")
    void notTold() {
        Book book = Cases.book(WalletSetting.DEFAULT, Map.of(KEY.wallet(), new Money(599)));
        book.transfer(new Transfer.Cause("refund", DRIVER, OLDER, null), Transfer.Kind.REFUND,
                AccountId.revenue(Component.IDLE_FEE), KEY.receivable(), new Money(200));

        book.payArrears(DRIVER, "refund");

        assertThat(book.arrearsPaid()).isEmpty();
        assertThat(book.owedNow()).isEqualTo(Map.of(DRIVER, Money.ZERO));
    }

    @ParameterizedTest(name = "a bill of {0} fen: {1} of the 3000 set aside are free, {2} pay what is owed")
    @CsvSource({
            "3000, 0,    0",
            "2999, 1,    1",
            "2400, 600,  600",
            "2399, 601,  600"})
    @DisplayName("of other bills are paid from what a settlement leaves of its reserve")
    void settlement(long fen, long free, long paid) {
        Book book = owing(Map.of(KEY.reserve(), new Money(3_000)));

        Settlement settlement = SessionMoney.settle(book, KEY, 1, new Fees(new Money(fen), Money.ZERO, Money.ZERO),
                Money.ZERO);

        assertThat(settlement.paid()).isEqualTo(new Money(fen));
        assertThat(Arrears.total(book.arrearsPaid())).isEqualTo(new Money(paid));
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(free - paid));
    }

    @Test
    @DisplayName("of a bill are owed from its settlement on, and stay when all its money was the bonus")
    void bonusReleased() {
        Book book = Cases.book(WalletSetting.DEFAULT, Map.of(KEY.reserve(), new Money(100)));
        SessionMoney.settle(book, KEY, 1, new Fees(new Money(150), Money.ZERO, Money.ZERO), Money.ZERO);
        assertThat(book.owed(DRIVER)).isEqualTo(new Money(50));
        assertThat(book.owedNow()).isEqualTo(Map.of(DRIVER, new Money(50)));

        Book other = owing(Map.of(KEY.reserveBonus(), new Money(3_000)));
        SessionMoney.release(other, KEY, "failed");
        assertThat(other.arrearsPaid()).isEmpty();
        assertThat(other.balance(KEY.bonus())).isEqualTo(new Money(3_000));
    }

    @Test
    @DisplayName("that are paid are told by bill and by what brought the money")
    void toldByBillAndCause() {
        Book book = owing(Map.of(KEY.wallet(), new Money(400)));
        book.payArrears(DRIVER, "recharge 1");
        book.transfer(Transfer.Cause.of(DRIVER, "recharge 2"), Transfer.Kind.RECHARGE,
                AccountId.operators(AccountId.Kind.RECHARGE_CLEARING), KEY.wallet(), new Money(1_000));
        book.payArrears(DRIVER, "recharge 2");

        assertThat(book.arrearsPayments()).containsExactly(
                new ArrearsPayment(DRIVER, OLDER, "recharge 1", new Fees(new Money(300), Money.ZERO, new Money(100))),
                new ArrearsPayment(DRIVER, OLDER, "recharge 2", new Fees(Money.ZERO, Money.ZERO, new Money(100))),
                new ArrearsPayment(DRIVER, NEWER, "recharge 2", new Fees(Money.ZERO, new Money(100), Money.ZERO)));
    }

    private static Book owing(Map<AccountId, Money> balances) {
        return new Book(KEY.operatorId(), WalletSetting.DEFAULT, balances, Map.of(DRIVER, OWED));
    }

    private static long paid(Book book, BillNo billNo, Component component) {
        return book.arrearsPaid().stream().filter(one -> one.billNo().equals(billNo) && one.component() == component)
                .mapToLong(one -> one.amount().fen()).sum();
    }
}
