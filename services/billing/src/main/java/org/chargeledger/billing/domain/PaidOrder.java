package org.chargeledger.billing.domain;

import java.time.Instant;
import org.chargeledger.rating.Money;

/** A recharge through a payment channel, and what was already paid back of it. */
public record PaidOrder(String orderNo, Money amount, Money refunded, int parts, Instant paidAt) {

    Money left() {
        return amount.minus(refunded);
    }
}
