package org.chargeledger.billing.domain.check;

import java.util.List;
import org.chargeledger.billing.domain.Reading;

/**
 * What is known around a session: its pile, the operator's settings, who idled near it in place and time, its realtime
 * curve where its record does not tell the bands, or tells them doubtfully, or idling costs money, and where its pile's
 * registers stood before, if that is looked at.
 */
public record Circumstances(PileTraits pile, CheckSettings settings, List<IdleTime> idleTimes, List<Reading> curve,
        List<RegisterReading> registers) {

    /** Of a pile nobody described, alone, and checked as built in. */
    public static final Circumstances UNKNOWN = new Circumstances(PileTraits.UNKNOWN, CheckSettings.BUILT_IN, List.of(),
            List.of(), List.of());

    public Circumstances {
        idleTimes = List.copyOf(idleTimes);
        curve = List.copyOf(curve);
        registers = List.copyOf(registers);
    }
}
