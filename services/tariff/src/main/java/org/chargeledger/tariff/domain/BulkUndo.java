package org.chargeledger.tariff.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.rating.TariffVersion;

/**
 * A bulk change taken back: where what it made still holds, or was brought back since, each target gets again what it
 * had before, a tariff of its own or none. {@code leftOut} has another version by now, and keeps it.
 */
public record BulkUndo(List<TargetChange> changes, List<Assignment> leftOut) {

    /**
     * {@code restored} says whose prices a version of an earlier undo brought back; {@code versions} has every version
     * that the change or an assignment names.
     */
    public static BulkUndo of(BulkChange undone, Map<TariffVersion, TariffVersion> restored,
            Collection<Assignment> latest, Map<TariffVersion, PublishedVersion> versions) {
        var movedAt = new HashMap<Target, BulkChange.Moved>();
        undone.moved().forEach(moved -> versions.get(moved.after()).assignments()
                .forEach(made -> movedAt.put(made.target(), moved)));
        var changes = new ArrayList<TargetChange>();
        var leftOut = new ArrayList<Assignment>();
        for (Assignment held : latest) {
            BulkChange.Moved moved = movedAt.get(held.target());
            if (moved != null && original(moved.after(), restored).equals(original(held.version(), restored))) {
                changes.add(back(held, versions.get(held.version()), versions.get(moved.before()),
                        original(moved.before(), restored)));
            } else if (moved != null) {
                leftOut.add(held);
            }
        }
        return new BulkUndo(List.copyOf(changes), List.copyOf(leftOut));
    }

    private static TariffVersion original(TariffVersion version, Map<TariffVersion, TariffVersion> restored) {
        TariffVersion original = version;
        while (restored.containsKey(original)) {
            original = restored.get(original);
        }
        return original;
    }

    private static TargetChange back(Assignment held, PublishedVersion now, PublishedVersion before,
            TariffVersion restored) {
        boolean hadItsOwn = before.assignments().stream()
                .anyMatch(one -> one.target().equals(held.target()) && !one.withdrawn());
        return new TargetChange(held, now, VersionDraft.of(before), !hadItsOwn, restored);
    }
}
