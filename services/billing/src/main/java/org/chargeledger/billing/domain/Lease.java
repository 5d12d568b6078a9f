package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;

/** For how long what one replica has claimed is left alone by the others. */
public record Lease(Instant until) {

    public static Lease of(Instant from, Duration length) {
        return new Lease(from.plus(length));
    }

    /** Whether work that takes so long, begun now, ends before somebody else may begin it too. */
    public boolean covers(Instant now, Duration work) {
        return !now.plus(work).isAfter(until);
    }
}
