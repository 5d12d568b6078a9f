package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What held at a place, holds and will hold, each from one moment to the next. */
public final class PriceHistory {

    /** {@code until} is excluded, and null where nothing ends it; no {@code holds}: nothing was in force. */
    public record Stretch(Instant from, Instant until, Optional<Assignment> holds) {}

    private PriceHistory() {}

    /** Latest first; the place is the first of {@code closestFirst}, where it finds its price. */
    public static List<Stretch> of(Collection<Assignment> assignments, List<Target> closestFirst) {
        var stretches = new ArrayList<Stretch>();
        for (Instant moment : assignments.stream().map(Assignment::effectiveFrom).distinct().sorted().toList()) {
            Optional<Assignment> holds = Assignment.inForce(assignments, closestFirst, moment);
            Optional<Assignment> before = stretches.isEmpty() ? Optional.empty() : stretches.getLast().holds();
            if (!holds.equals(before)) {
                end(stretches, moment);
                stretches.add(new Stretch(moment, null, holds));
            }
        }
        return stretches.reversed();
    }

    private static void end(List<Stretch> stretches, Instant moment) {
        if (!stretches.isEmpty()) {
            Stretch last = stretches.removeLast();
            stretches.add(new Stretch(last.from(), moment, last.holds()));
        }
    }
}
