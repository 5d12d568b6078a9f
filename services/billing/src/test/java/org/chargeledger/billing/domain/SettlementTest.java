package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Settling a bill")
class SettlementTest {

    @ParameterizedTest(name = "fees {0}+{1}+{2}, voucher {3}, reserve {4}: discount {5}, paid {6}, owed {7}")
    @CsvSource({
            "235,  105, 14320, 0,   20000, 0,   14660, 0",
            "235,  105, 14320, 0,   14660, 0,   14660, 0",
            "235,  105, 14320, 0,   14659, 0,   14659, 1",
            "1500, 500, 0,     500, 3000,  500, 1500,  0",
            "1500, 500, 0,     500, 1499,  500, 1499,  1",
            "235,  105, 14320, 500, 20000, 340, 14320, 0",
            "300,  100, 0,     350, 0,     350, 0,     50",
            "0,    0,   0,     500, 3000,  0,   0,     0"})
    @DisplayName("takes the voucher off energy and service, the rest from the reserve, and books what is missing")
    void allocates(long energy, long service, long idle, long voucher, long reserve, long discount, long paid,
            long owed) {
        var fees = new Fees(new Money(energy), new Money(service), new Money(idle));
        Settlement settlement = SessionMoney.settle(Cases.bookWith(0, reserve), Cases.KEY, 1, fees, new Money(voucher));

        assertThat(settlement.discount()).isEqualTo(new Money(discount));
        assertThat(settlement.paid()).isEqualTo(new Money(paid));
        assertThat(settlement.receivable()).isEqualTo(new Money(owed));
        assertThat(settlement.due()).isEqualTo(fees.total().minus(new Money(discount)));
        for (Component component : Component.values()) {
            assertThat(settlement.shares().stream().filter(share -> share.component() == component)
                    .mapToLong(share -> share.amount().fen()).sum()).isEqualTo(fees.of(component).fen());
        }
    }

    @Test
    @DisplayName("fills the reserve from the wallet first, and gives back what is left")
    void usesWalletAndGivesBack() {
        var fees = new Fees(new Money(4_000), new Money(500), Money.ZERO);
        Book rich = Cases.bookWith(5_000, 3_000);
        assertThat(SessionMoney.settle(rich, Cases.KEY, 1, fees, new Money(500)).receivable()).isEqualTo(Money.ZERO);
        assertThat(rich.balance(Cases.KEY.wallet())).isEqualTo(new Money(4_000));
        assertThat(rich.balance(Cases.KEY.reserve())).isEqualTo(Money.ZERO);

        Book poor = Cases.bookWith(200, 3_000);
        assertThat(SessionMoney.settle(poor, Cases.KEY, 1, fees, Money.ZERO).receivable()).isEqualTo(new Money(1_300));
        assertThat(poor.balance(Cases.KEY.wallet())).isEqualTo(Money.ZERO);

        assertThat(poor.transfers()).extracting(Transfer::kind).containsExactly(Transfer.Kind.RESERVE,
                Transfer.Kind.SETTLE, Transfer.Kind.RECEIVABLE, Transfer.Kind.RECEIVABLE);
        assertThat(poor.transfers().stream().filter(t -> t.debit().equals(Cases.KEY.receivable()))
                .mapToLong(t -> t.amount().fen()).sum()).isEqualTo(1_300);

        Book leftover = Cases.bookWith(0, 9_000);
        SessionMoney.settle(leftover, Cases.KEY, 1, fees, Money.ZERO);
        assertThat(leftover.balance(Cases.KEY.wallet())).isEqualTo(new Money(4_500));
        assertThat(leftover.transfers()).extracting(Transfer::kind)
                .containsExactly(Transfer.Kind.SETTLE, Transfer.Kind.SETTLE, Transfer.Kind.RELEASE);
    }

    @ParameterizedTest(name = "{0}, {1} principal and {2} bonus set aside: {3} and {4} are spent, {5} is owed")
    @CsvSource({
            "PRINCIPAL_FIRST, 1000, 1000, 1000, 500,  0",
            "BONUS_FIRST,     1000, 1000, 500,  1000, 0",
            "PRINCIPAL_FIRST, 2000, 1000, 1500, 0,    0",
            "BONUS_FIRST,     1000, 1500, 0,    1500, 0",
            "BONUS_FIRST,     700,  700,  700,  700,  100"})
    @DisplayName("spends principal and bonus in the order of the operator")
    void spendingOrder(SpendingOrder order, long principal, long bonus, long ofPrincipal, long ofBonus, long owed) {
        var fees = new Fees(new Money(1_000), new Money(500), Money.ZERO);
        Settlement settlement = SessionMoney.settle(reserved(order, principal, bonus), Cases.KEY, 1, fees, Money.ZERO);

        assertThat(settlement.of(Source.PRINCIPAL)).isEqualTo(new Money(ofPrincipal));
        assertThat(settlement.of(Source.BONUS)).isEqualTo(new Money(ofBonus));
        assertThat(settlement.receivable()).isEqualTo(new Money(owed));
    }

    @ParameterizedTest(name = "{0}, now {1}: {2} to the wallet, {3} to the bonus, {4} still owed")
    @CsvSource({
            "PRINCIPAL_FIRST, 1600, 0,   0,   0",
            "PRINCIPAL_FIRST, 1500, 0,   100, 0",
            "PRINCIPAL_FIRST, 900,  100, 600, 0",
            "BONUS_FIRST,     1500, 100, 0,   0",
            "BONUS_FIRST,     500,  1000, 100, 0",
            "PRINCIPAL_FIRST, 1700, 0,   0,   100"})
    @DisplayName("again for less takes it off what is owed first, then gives back what was spent last")
    void givesBackInReverse(SpendingOrder order, long total, long wallet, long bonus, long owed) {
        Book book = reserved(order, 1_000, 600);
        Settlement before = SessionMoney.settle(book, Cases.KEY, 1,
                new Fees(new Money(1_800), Money.ZERO, Money.ZERO), Money.ZERO);
        assertThat(before.receivable()).isEqualTo(new Money(200));

        Settlement after = SessionMoney.resettle(book, Cases.KEY, order, before,
                new Fees(new Money(total), Money.ZERO, Money.ZERO), Money.ZERO, "v2");

        assertThat(book.balance(Cases.KEY.wallet())).isEqualTo(new Money(wallet));
        assertThat(book.balance(Cases.KEY.bonus())).isEqualTo(new Money(bonus));
        assertThat(after.receivable()).isEqualTo(new Money(owed));
        assertThat(after.due()).isEqualTo(new Money(total));
    }

    @ParameterizedTest(name = "{0} when it was settled, {1} now, corrected to {2}: {3} principal, {4} bonus")
    @CsvSource({
            "PRINCIPAL_FIRST, BONUS_FIRST,     500,  500, 0",
            "PRINCIPAL_FIRST, BONUS_FIRST,     600,  600, 0",
            "PRINCIPAL_FIRST, BONUS_FIRST,     700,  600, 100",
            "PRINCIPAL_FIRST, PRINCIPAL_FIRST, 500,  500, 0",
            "BONUS_FIRST,     PRINCIPAL_FIRST, 500,  100, 400",
            "BONUS_FIRST,     PRINCIPAL_FIRST, 400,  0,   400",
            "BONUS_FIRST,     PRINCIPAL_FIRST, 300,  0,   300",
            "PRINCIPAL_FIRST, BONUS_FIRST,     1100, 700, 400",
            "BONUS_FIRST,     PRINCIPAL_FIRST, 1100, 600, 500"})
    @DisplayName("again goes by the order of then, as if it had cost this from the start: no bonus becomes principal")
    void orderOfThen(SpendingOrder then, SpendingOrder now, long total, long principal, long bonus) {
        Settlement before = SessionMoney.settle(reserved(then, 600, 400), Cases.KEY, 1,
                new Fees(new Money(1_000), Money.ZERO, Money.ZERO), Money.ZERO);
        assertThat(before.of(Source.PRINCIPAL)).isEqualTo(new Money(600));
        Book later = Cases.book(new WalletSetting(now, Money.ZERO, null),
                Map.of(Cases.KEY.wallet(), new Money(1_000), Cases.KEY.bonus(), new Money(1_000)));

        Settlement after = SessionMoney.resettle(later, Cases.KEY, then, before,
                new Fees(new Money(total), Money.ZERO, Money.ZERO), Money.ZERO, "v2");

        assertThat(after.of(Source.PRINCIPAL)).isEqualTo(new Money(principal));
        assertThat(after.of(Source.BONUS)).isEqualTo(new Money(bonus));
        assertThat(later.balance(Cases.KEY.wallet())).isEqualTo(new Money(1_000 + 600 - principal));
        assertThat(later.balance(Cases.KEY.bonus())).isEqualTo(new Money(1_000 + 400 - bonus));
    }

    @Test
    @DisplayName("is refused when the sources bear less than the fees")
    void sourcesBearTheFees() {
        var fees = new Fees(new Money(100), Money.ZERO, new Money(50));
        assertThat(Settlement.of(fees, Map.of(Source.VOUCHER, new Money(100), Source.PRINCIPAL, new Money(50))).paid())
                .isEqualTo(new Money(50));
        assertThatThrownBy(() -> Settlement.of(fees, Map.of(Source.PRINCIPAL, new Money(149))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Settlement.of(fees, Map.of(Source.VOUCHER, new Money(150))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("never lets a wallet or reserve fall below zero")
    void neverNegative() {
        Book book = Cases.bookWith(100, 0);
        assertThatThrownBy(() -> SessionMoney.reserve(book, Cases.KEY, new Money(101), "c"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("too little");
    }

    @Test
    @DisplayName("books one cause each way once, under an id that follows from it")
    void oneCauseOnce() {
        Book book = Cases.bookWith(1_000, 0);
        SessionMoney.reserve(book, Cases.KEY, new Money(100), "c");
        SessionMoney.reserve(book, Cases.KEY, new Money(50), "c");
        Book again = Cases.bookWith(1_000, 0);
        SessionMoney.reserve(again, Cases.KEY, new Money(150), "c");

        assertThat(book.transfers()).isEqualTo(again.transfers());
        assertThat(book.changes()).containsExactlyInAnyOrder(
                new Book.Change(Cases.KEY.wallet(), Cases.DRIVER, -150),
                new Book.Change(Cases.KEY.reserve(), Cases.DRIVER, 150));
    }

    private static Book reserved(SpendingOrder order, long principal, long bonus) {
        return Cases.book(new WalletSetting(order, Money.ZERO, null), Map.of(Cases.KEY.reserve(),
                new Money(principal), Cases.KEY.reserveBonus(), new Money(bonus)));
    }
}
