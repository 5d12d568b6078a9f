package org.chargeledger.billing.domain;

import java.time.Instant;

/** Compares times of which some may not be known yet. */
final class Instants {

    private Instants() {}

    /** The earlier of the known ones; null when none is. */
    static Instant earliest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** The latest of the known ones; null when none is. */
    static Instant latest(Instant... instants) {
        Instant latest = null;
        for (Instant instant : instants) {
            if (instant != null && (latest == null || instant.isAfter(latest))) {
                latest = instant;
            }
        }
        return latest;
    }
}
