package org.chargeledger.billing.domain;

import java.util.List;
import org.chargeledger.billing.domain.Settlement.Source;

/** Which of a driver's money is spent first; each operator states it, for it decides what can be paid back. */
public enum SpendingOrder {
    PRINCIPAL_FIRST(List.of(Source.PRINCIPAL, Source.BONUS)),
    BONUS_FIRST(List.of(Source.BONUS, Source.PRINCIPAL));

    private final List<Source> sources;

    SpendingOrder(List<Source> sources) {
        this.sources = sources;
    }

    List<Source> spending() {
        return sources;
    }

    /** What was spent last comes back first. */
    List<Source> givingBack() {
        return sources.reversed();
    }
}
