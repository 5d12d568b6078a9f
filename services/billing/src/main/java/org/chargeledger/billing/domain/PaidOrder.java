package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import org.chargeledger.rating.Money;

/** A recharge through a payment channel, and what was already paid back of it. */
public record PaidOrder(String orderNo, Money amount, Money refunded, int parts, Instant paidAt) {

    /** 365 days from the payment (WeChat Pay, refund rules); a day less, for it must also arrive in time. */
    private static final Duration WINDOW = Duration.ofDays(364);
    /** Parts of one order (same source). */
    private static final int MOST_PARTS = 50;

    /** What can still go back at this real time. */
    Money left(Instant now) {
        boolean allowed = parts < MOST_PARTS && paidAt.plus(WINDOW).isAfter(now);
        return allowed ? amount.minus(refunded) : Money.ZERO;
    }

    /** A part that came back fits in once more. */
    public boolean takes(Money part, Instant now) {
        return part.compareTo(left(now)) <= 0;
    }
}
