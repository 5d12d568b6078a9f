package org.chargeledger.replay.scenario;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/** Splits a session's energy by the half-hour slots of its tariff, as the pile's meter does. */
public final class BandSplit {

    private static final int SLOT_MINUTES = 30;

    private BandSplit() {
    }

    /** In the order of {@link Band}; the parts add up to the whole because each is a difference of one growing reading. */
    public static List<Long> byBand(TariffPlan tariff, long energyTenthWh, LocalDateTime from, LocalDateTime until) {
        long[] parts = new long[Band.values().length];
        LocalDateTime at = from;
        while (at.isBefore(until)) {
            LocalDateTime slotEnd = at.withMinute(at.getMinute() / SLOT_MINUTES * SLOT_MINUTES).withSecond(0)
                    .plusMinutes(SLOT_MINUTES);
            LocalDateTime next = slotEnd.isBefore(until) ? slotEnd : until;
            parts[tariff.bandAt(at.toLocalTime()).ordinal()] +=
                    SessionPlan.energyAt(energyTenthWh, from, until, next)
                            - SessionPlan.energyAt(energyTenthWh, from, until, at);
            at = next;
        }
        return Arrays.stream(parts).boxed().toList();
    }
}
