package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chargeledger.rating.TariffVersion;

/**
 * A version called off before it takes force: where it would hold, each target keeps what it has until then, a tariff
 * of its own or none; where that is the whole operator, its stations have no price but their own. {@code leftOut} has another version at that moment already, and keeps that.
 */
public record CallOff(List<TargetChange> changes, List<Assignment> leftOut) {

    /**
     * {@code then} is what each target has when the version takes force, {@code until} what it has up to that moment.
     */
    public static CallOff of(PublishedVersion calledOff, Collection<Assignment> then, Collection<Assignment> until,
            Map<TariffVersion, PublishedVersion> versions) {
        Map<Target, Assignment> held = Neighbours.byTarget(then);
        Map<Target, Assignment> kept = Neighbours.byTarget(until);
        var changes = new ArrayList<TargetChange>();
        var leftOut = new ArrayList<Assignment>();
        for (Assignment made : calledOff.assignments()) {
            Assignment now = held.get(made.target());
            Assignment before = kept.get(made.target());
            boolean hasItsOwn = before != null && !before.withdrawn();
            if (now == null) {
                continue;
            }
            if (!now.version().equals(calledOff.number())) {
                leftOut.add(now);
            } else {
                PublishedVersion prices = hasItsOwn ? versions.get(before.version()) : calledOff;
                changes.add(new TargetChange(now, calledOff.effectiveFrom(), calledOff, VersionDraft.of(prices),
                        !hasItsOwn, prices.number()));
            }
        }
        return new CallOff(List.copyOf(changes), List.copyOf(leftOut));
    }
}
