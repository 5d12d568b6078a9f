package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.List;
import org.chargeledger.rating.Money;

/** Which way a driver's principal can go out: as far as earlier payments take it back by the channel, else outside it. */
public record Payable(Money principal, Money byChannel) {

    /** {@code now} is real time. */
    public static Payable of(Money principal, List<PaidOrder> orders, Instant now) {
        return new Payable(principal, PayoutPlan.of(principal, orders, now).covered());
    }

    /** What no earlier payment can take back. */
    public Money offline() {
        return principal.minus(byChannel);
    }
}
