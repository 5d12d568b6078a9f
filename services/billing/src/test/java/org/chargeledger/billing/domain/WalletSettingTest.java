package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A wallet's setting")
class WalletSettingTest {

    @ParameterizedTest(name = "limit {0}, from {1} to {2}: {3}")
    @CsvSource({
            "2000, 2000, 1999, true",
            "2000, 2000, 2000, false",
            "2000, 1999, 1998, false",
            "2000, 9000, 0,    true",
            "    , 9000, 0,    false"})
    @DisplayName("tells of a low balance when the limit is passed, not at it and not again below it")
    void lowBalance(Long limit, long before, long after, boolean told) {
        var setting = new WalletSetting(SpendingOrder.PRINCIPAL_FIRST, Money.ZERO,
                limit == null ? null : new Money(limit));
        assertThat(setting.fellLow(new Money(before), new Money(after))).isEqualTo(told);
    }

    @ParameterizedTest(name = "limit 1000, {0} owed: {1}")
    @CsvSource({"1000, false", "1001, true"})
    @DisplayName("lets nobody start who owes more than the limit")
    void arrears(long owed, boolean forbidden) {
        assertThat(WalletSetting.DEFAULT.forbidsStart(new Money(owed))).isEqualTo(forbidden);
    }
}
