package org.chargeledger.billing.domain;

import org.chargeledger.rating.Money;

/**
 * How an operator handles drivers' money: which is spent first, from which debt on a driver cannot start, and below
 * which balance a driver is told; null: never.
 */
public record WalletSetting(SpendingOrder spendingOrder, Money arrearsLimit, Money lowBalance) {

    public static final WalletSetting DEFAULT = new WalletSetting(SpendingOrder.PRINCIPAL_FIRST, Money.ofYuan("10"),
            null);

    /** A little debt does not strand a car. */
    public boolean forbidsStart(Money owed) {
        return owed.compareTo(arrearsLimit) > 0;
    }

    /** Told when the limit is passed, not again at each bill below it. */
    public boolean fellLow(Money before, Money after) {
        return lowBalance != null && before.compareTo(lowBalance) >= 0 && after.compareTo(lowBalance) < 0;
    }
}
