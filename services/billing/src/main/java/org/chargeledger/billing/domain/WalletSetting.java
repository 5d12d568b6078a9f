package org.chargeledger.billing.domain;

import org.chargeledger.rating.Money;

/** How an operator handles drivers' money: which is spent first, and from which debt on a driver cannot start. */
public record WalletSetting(SpendingOrder spendingOrder, Money arrearsLimit) {

    public static final WalletSetting DEFAULT = new WalletSetting(SpendingOrder.PRINCIPAL_FIRST, Money.ofYuan("10"));

    /** A little debt does not strand a car. */
    public boolean forbidsStart(Money owed) {
        return owed.compareTo(arrearsLimit) > 0;
    }
}
