package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chargeledger.rating.Money;

/** Which earlier recharges a payout goes back to: newest first, within what the channel allows of each. */
public record PayoutPlan(List<Part> parts, Money notCovered) {

    public record Part(String orderNo, Money amount, Money orderAmount) {}

    public PayoutPlan {
        parts = List.copyOf(parts);
    }

    /** All of it stays in the wallet. */
    public static PayoutPlan none(Money amount) {
        return new PayoutPlan(List.of(), amount);
    }

    public Money covered() {
        return parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
    }

    /** {@code now} is real time. */
    public static PayoutPlan of(Money amount, List<PaidOrder> orders, Instant now) {
        var parts = new ArrayList<Part>();
        Money open = amount;
        for (PaidOrder order : orders.stream().sorted(Comparator.comparing(PaidOrder::paidAt).reversed()).toList()) {
            Money part = open.min(order.left(now));
            if (part.fen() > 0) {
                parts.add(new Part(order.orderNo(), part, order.amount()));
                open = open.minus(part);
            }
        }
        return new PayoutPlan(parts, open);
    }
}
