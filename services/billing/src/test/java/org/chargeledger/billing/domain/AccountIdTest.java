package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId.Kind;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An account")
class AccountIdTest {

    private static final Set<Kind> RESERVES = EnumSet.of(Kind.RESERVE, Kind.RESERVE_BONUS);

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("keeps a balance if it is a wallet or a reserve, and vanishes when empty if it is a reserve")
    void kinds(Kind kind) {
        var account = new AccountId(kind, "x");
        boolean wallet = kind == Kind.WALLET || kind == Kind.BONUS;
        assertThat(account.keepsBalance()).isEqualTo(wallet || RESERVES.contains(kind));
        assertThat(account.isReserve()).isEqualTo(RESERVES.contains(kind));
    }

    @Test
    @DisplayName("is read as it is written, with its owner or as the operator's only one")
    void readAsWritten() {
        assertThat(AccountId.revenue(Component.IDLE_FEE).toString()).isEqualTo("REVENUE:IDLE_FEE");
        assertThat(AccountId.parse("REVENUE:IDLE_FEE")).isEqualTo(AccountId.revenue(Component.IDLE_FEE));
        assertThat(AccountId.operators(Kind.VOUCHER_COST).toString()).isEqualTo("VOUCHER_COST");
        assertThat(AccountId.parse("VOUCHER_COST")).isEqualTo(AccountId.operators(Kind.VOUCHER_COST));
        assertThat(AccountId.bonus(new UUID(0, 1)).compareTo(AccountId.wallet(new UUID(0, 1)))).isNegative();
    }

    @Test
    @DisplayName("without a balance cannot be asked for one, and nothing is booked for nothing or less")
    void noBalance() {
        Book book = Cases.book(WalletSetting.DEFAULT, Map.of());
        assertThatThrownBy(() -> book.balance(AccountId.operators(Kind.BONUS_COST)))
                .isInstanceOf(IllegalArgumentException.class);
        Transfer.Cause cause = Transfer.Cause.of(Cases.DRIVER, "c");
        book.transfer(cause, Transfer.Kind.BONUS, AccountId.operators(Kind.BONUS_COST), Cases.KEY.bonus(), Money.ZERO);
        assertThat(book.transfers()).isEmpty();
        assertThatThrownBy(() -> book.transfer(cause, Transfer.Kind.BONUS, AccountId.operators(Kind.BONUS_COST),
                Cases.KEY.bonus(), new Money(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.transfer(cause, Transfer.Kind.PAYOUT, Cases.KEY.wallet(),
                AccountId.operators(Kind.WECHAT_PAY_REFUNDS), new Money(1))).isInstanceOf(IllegalStateException.class);
    }
}
