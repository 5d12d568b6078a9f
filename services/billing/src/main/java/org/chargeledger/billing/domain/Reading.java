package org.chargeledger.billing.domain;

import java.time.Instant;

/** A point of a session's realtime curve, by the platform's clock. {@code powerW} is null where it was not told. */
public record Reading(Instant observedAt, Fact.Progressed.Status status, boolean plugged, long energyTenthWh,
        Long powerW) {

    boolean charging() {
        return plugged && status == Fact.Progressed.Status.CHARGING;
    }
}
