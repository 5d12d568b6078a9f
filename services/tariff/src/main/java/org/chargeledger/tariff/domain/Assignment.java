package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.TariffVersion;

/** From this moment on a target has this version, or, if withdrawn, no tariff of its own. */
public record Assignment(Target target, Instant effectiveFrom, TariffVersion version, boolean withdrawn) {

    /**
     * The one that holds: of the closest target that has a tariff of its own, the one that took effect last; of two
     * that did at the same moment, the later version.
     */
    public static Optional<Assignment> inForce(Collection<Assignment> assignments, List<Target> closestFirst,
            Instant at) {
        return closestFirst.stream().flatMap(target -> latest(assignments, target, at).stream())
                .filter(assignment -> !assignment.withdrawn()).findFirst();
    }

    private static Optional<Assignment> latest(Collection<Assignment> assignments, Target target, Instant at) {
        return assignments.stream()
                .filter(assignment -> assignment.target().equals(target) && !assignment.effectiveFrom().isAfter(at))
                .max(Comparator.comparing(Assignment::effectiveFrom).thenComparing(one -> one.version().number()));
    }
}
