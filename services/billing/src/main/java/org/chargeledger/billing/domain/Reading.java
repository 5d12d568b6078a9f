package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A point of a session's realtime curve, by the platform's clock. {@code powerW} is null where it was not told. */
public record Reading(Instant observedAt, Fact.Progressed.Status status, boolean plugged, long energyTenthWh,
        Long powerW) {

    /** A connector that its pile cannot reach shows nothing. */
    public boolean showsPlug() {
        return plugged && status != Fact.Progressed.Status.OFFLINE;
    }

    boolean charging() {
        return plugged && status == Fact.Progressed.Status.CHARGING;
    }

    /**
     * Those of a curve that charged, in order, without stray ones: of such a reading the next two fall short. One that
     * falls short itself is none.
     */
    static List<Reading> believable(Collection<Reading> curve) {
        List<Reading> charging = curve.stream().filter(Reading::charging)
                .sorted(Comparator.comparing(Reading::observedAt)).toList();
        var believable = new ArrayList<Reading>();
        for (int i = 0; i < charging.size(); i++) {
            long energy = charging.get(i).energyTenthWh();
            List<Reading> next = charging.subList(i + 1, Math.min(i + 3, charging.size()));
            if (next.isEmpty() || next.stream().anyMatch(later -> later.energyTenthWh() >= energy)) {
                believable.add(charging.get(i));
            }
        }
        return believable;
    }
}
