package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a bulk change shall do: an edit, or the undoing of an earlier change ({@code undoes}); at some stations, or, with
 * none named, everywhere; from when on.
 */
public record BulkWish(BulkEdit edit, UUID undoes, List<String> stationIds, Instant effectiveFrom) {

    public BulkWish {
        stationIds = stationIds == null ? List.of() : List.copyOf(stationIds);
    }

    /**
     * What it would move. A named station that has only the operator's tariff gets one of its own; piles that have
     * their own follow their station.
     */
    public List<Assignment> select(Collection<Assignment> latest, Map<String, Set<String>> pilesByStation) {
        if (stationIds.isEmpty()) {
            return latest.stream().filter(assignment -> !assignment.withdrawn()).toList();
        }
        return stationIds.stream().distinct().flatMap(station -> Stream.concat(
                own(latest, Target.ofStation(station)),
                pilesByStation.getOrDefault(station, Set.of()).stream().flatMap(pile ->
                        own(latest, List.of(Target.pile(pile)))))).toList();
    }

    private Stream<Assignment> own(Collection<Assignment> latest, List<Target> closestFirst) {
        return Assignment.inForce(latest, closestFirst, effectiveFrom)
                .map(found -> new Assignment(closestFirst.getFirst(), found.effectiveFrom(), found.version(), false)).stream();
    }
}
