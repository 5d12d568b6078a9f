package org.chargeledger.billing.domain.refund;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** What of each bill a refund batch gives back. */
public enum RefundComponent {
    ENERGY_FEE(EnumSet.of(Component.ENERGY_FEE)),
    SERVICE_FEE(EnumSet.of(Component.SERVICE_FEE)),
    IDLE_FEE(EnumSet.of(Component.IDLE_FEE)),
    ALL(EnumSet.allOf(Component.class));

    private final Set<Component> components;

    RefundComponent(Set<Component> components) {
        this.components = components;
    }

    public Set<Component> components() {
        return components;
    }

    /** What would go back of a bill of which so much is borne now; a voucher stays used. */
    public Money of(Settlement borne) {
        return components.stream().map(borne::refundable).reduce(Money.ZERO, Money::plus);
    }

    /** The column of a bill without which nothing can go back. */
    public String column() {
        return this == ALL ? "total_fen" : name().toLowerCase(Locale.ROOT) + "_fen";
    }
}
