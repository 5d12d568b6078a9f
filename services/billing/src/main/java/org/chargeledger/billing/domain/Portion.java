package org.chargeledger.billing.domain;

import java.util.Set;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** What of a bill shall go back: components as a whole, or ({@code amount} not null) as much as that of the one. */
public record Portion(Set<Component> components, Money amount) {

    public Portion {
        components = Set.copyOf(components);
        if (amount != null && components.size() != 1) {
            throw new IllegalArgumentException("an amount of one component, not of " + components);
        }
    }

    public static Portion whole(Set<Component> components) {
        return new Portion(components, null);
    }

    /** What is borne without it; an amount takes what there is and no more. */
    Settlement outOf(Settlement borne) {
        return amount == null ? borne.without(components) : borne.less(components.iterator().next(), amount);
    }
}
