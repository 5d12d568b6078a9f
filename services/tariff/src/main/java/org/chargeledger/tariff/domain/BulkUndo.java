package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chargeledger.rating.TariffVersion;

/**
 * A bulk change taken back: where what it made still holds, or was brought back since, each target gets again what it
 * had before, a tariff of its own or none; where what it made starts later, that too. {@code leftOut} has another
 * version by now, and keeps it.
 */
public record BulkUndo(List<TargetChange> changes, List<Assignment> leftOut) {

    /**
     * From {@code from} on, which is not before the change. {@code latest} holds at each target then, {@code later}
     * starts after it; {@code restored} says whose prices a version of an earlier undo brought back; {@code versions}
     * has every version that the change or an assignment names.
     */
    public static BulkUndo of(BulkChange undone, Instant from, Map<TariffVersion, TariffVersion> restored,
            Collection<Assignment> latest, Collection<Assignment> later,
            Map<TariffVersion, PublishedVersion> versions) {
        Map<Target, Map<Instant, BulkChange.Moved>> made = made(undone, versions);
        var changes = new ArrayList<TargetChange>();
        var leftOut = new ArrayList<Assignment>();
        Stream.concat(latest.stream(), later.stream()).forEach(held -> {
            Map<Instant, BulkChange.Moved> there = made.getOrDefault(held.target(), Map.of());
            Instant moment = held.effectiveFrom().isBefore(from) ? from : held.effectiveFrom();
            TariffVersion itself = original(held.version(), restored);
            var moved = there.values().stream().filter(one -> original(one.after(), restored).equals(itself))
                    .findFirst();
            if (moved.isPresent()) {
                changes.add(back(held, moment, versions, moved.get(), original(moved.get().before(), restored)));
            } else if (held.effectiveFrom().isAfter(from) ? there.containsKey(moment)
                    : there.keySet().stream().anyMatch(start -> !start.isAfter(from))) {
                leftOut.add(held);
            }
        });
        return new BulkUndo(List.copyOf(changes), List.copyOf(leftOut));
    }

    /** What the change made at each target, by the moment from which on. */
    private static Map<Target, Map<Instant, BulkChange.Moved>> made(BulkChange undone,
            Map<TariffVersion, PublishedVersion> versions) {
        var made = new HashMap<Target, Map<Instant, BulkChange.Moved>>();
        undone.moved().forEach(moved -> versions.get(moved.after()).assignments().forEach(one ->
                made.computeIfAbsent(one.target(), target -> new TreeMap<>()).put(one.effectiveFrom(), moved)));
        return made;
    }

    private static TariffVersion original(TariffVersion version, Map<TariffVersion, TariffVersion> restored) {
        TariffVersion original = version;
        while (restored.containsKey(original)) {
            original = restored.get(original);
        }
        return original;
    }

    private static TargetChange back(Assignment held, Instant from, Map<TariffVersion, PublishedVersion> versions,
            BulkChange.Moved moved, TariffVersion restored) {
        PublishedVersion before = versions.get(moved.before());
        boolean hadItsOwn = before.assignments().stream()
                .anyMatch(one -> one.target().equals(held.target()) && !one.withdrawn());
        return new TargetChange(held, from, versions.get(held.version()), VersionDraft.of(before), !hadItsOwn,
                restored);
    }
}
