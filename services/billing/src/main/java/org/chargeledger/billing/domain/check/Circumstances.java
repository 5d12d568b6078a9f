package org.chargeledger.billing.domain.check;

import java.util.List;

/** What is known around a session: its pile, the operator's settings, and who idled near it in place and time. */
public record Circumstances(PileTraits pile, CheckSettings settings, List<IdleTime> idleTimes) {

    /** Of a pile nobody described, alone, and checked as built in. */
    public static final Circumstances UNKNOWN = new Circumstances(PileTraits.UNKNOWN, CheckSettings.BUILT_IN, List.of());

    public Circumstances {
        idleTimes = List.copyOf(idleTimes);
    }
}
