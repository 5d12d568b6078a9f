package org.chargeledger.billing.domain;

import org.chargeledger.rating.Money;

/** A driver's money: what is free, paid in or given; what is set aside for sessions; and what is owed. */
public record Wallet(Money principal, Money bonus, Money reserved, Money receivable) {

    /** What can be spent. */
    public Money balance() {
        return principal.plus(bonus);
    }
}
