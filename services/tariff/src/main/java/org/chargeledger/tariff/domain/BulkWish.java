package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.rating.TariffVersion;

/**
 * What a bulk change shall do: an edit, at some stations, or, with none named, everywhere; or the undoing of an earlier
 * change ({@code undoes}); or that a version does not take force ({@code callsOff}). And from when on. With
 * {@code alsoLater} an edit is made in what starts later, too.
 */
public record BulkWish(BulkEdit edit, UUID undoes, TariffVersion callsOff, List<String> stationIds,
        Instant effectiveFrom, boolean alsoLater) {

    public BulkWish {
        stationIds = stationIds == null ? List.of() : List.copyOf(stationIds);
    }

    /** The same from another moment on. */
    public BulkWish from(Instant moment) {
        return new BulkWish(edit, undoes, callsOff, stationIds, moment, alsoLater);
    }

    /**
     * What it would move. A named station that has only the operator's tariff gets one of its own; piles that have
     * their own follow their station.
     */
    public List<Assignment> select(Collection<Assignment> latest, Map<String, Set<String>> pilesByStation) {
        if (stationIds.isEmpty()) {
            return latest.stream().filter(assignment -> !assignment.withdrawn()).toList();
        }
        Map<Target, List<Assignment>> byTarget = latest.stream().collect(Collectors.groupingBy(Assignment::target));
        return stationIds.stream().distinct().flatMap(station -> Stream.concat(
                own(byTarget, Target.ofStation(station)),
                pilesByStation.getOrDefault(station, Set.of()).stream().flatMap(pile ->
                        own(byTarget, List.of(Target.pile(pile)))))).toList();
    }

    /** What it would move later, each time that a place gets other prices; nothing, unless that is wanted too. */
    public List<LaterStart> selectLater(Collection<Assignment> later, Collection<Assignment> latest,
            Map<String, Set<String>> pilesByStation) {
        if (!alsoLater) {
            return List.of();
        }
        if (stationIds.isEmpty()) {
            return later.stream().filter(one -> !one.withdrawn()).map(LaterStart::of).toList();
        }
        Map<Target, List<Assignment>> byTarget = Stream.concat(latest.stream(), later.stream())
                .collect(Collectors.groupingBy(Assignment::target));
        return stationIds.stream().distinct().map(station -> Stream.concat(Stream.of(Target.ofStation(station)),
                pilesByStation.getOrDefault(station, Set.of()).stream().map(pile -> List.of(Target.pile(pile)))))
                .flatMap(places -> places.flatMap(closestFirst ->
                        LaterStart.after(effectiveFrom, near(byTarget, closestFirst), closestFirst))).toList();
    }

    /**
     * What starts later where it would move something, and stays as it is: a named station that has only the operator's
     * tariff would miss the operator's next one. Nothing, if later versions are wanted too.
     */
    public List<Assignment> untouched(Collection<Assignment> later, Collection<Assignment> latest,
            Map<String, Set<String>> pilesByStation) {
        if (alsoLater) {
            return List.of();
        }
        if (stationIds.isEmpty()) {
            return List.copyOf(later);
        }
        Set<Target> own = latest.stream().filter(assignment -> !assignment.withdrawn()).map(Assignment::target)
                .collect(Collectors.toSet());
        Set<Target> places = stationIds.stream().flatMap(station -> Stream.concat(
                Target.ofStation(station).stream().limit(own.contains(Target.station(station)) ? 1 : 2),
                pilesByStation.getOrDefault(station, Set.of()).stream().map(Target::pile))).collect(Collectors.toSet());
        return later.stream().filter(assignment -> places.contains(assignment.target())).toList();
    }

    private Stream<Assignment> own(Map<Target, List<Assignment>> byTarget, List<Target> closestFirst) {
        return Assignment.inForce(near(byTarget, closestFirst), closestFirst, effectiveFrom)
                .map(found -> new Assignment(closestFirst.getFirst(), found.effectiveFrom(), found.version(), false))
                .stream();
    }

    private static List<Assignment> near(Map<Target, List<Assignment>> byTarget, List<Target> targets) {
        return targets.stream().flatMap(target -> byTarget.getOrDefault(target, List.of()).stream()).toList();
    }
}
