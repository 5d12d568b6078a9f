package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Why a session's bill is not trusted, and what money stays reserved for it. The latest judgement counts. */
public record Hold(Instant heldAt, List<Finding> findings, long reservedFen, long energySeenTenthWh, String firmware) {

    /** An abnormal-bill code with its name. */
    public record Finding(int code, String name) {}

    static final Comparator<Hold> KNOWS_MORE = Comparator.comparing(Hold::heldAt).thenComparing(Hold::toString);

    public Hold {
        findings = List.copyOf(findings);
    }
}
