package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.rating.TariffVersion;

/**
 * What a wanted version meets: YKC model numbers that are taken, what each target has when the version takes force and
 * what it gets later, the zones of those versions, and the operator's stations, with their time zones, and piles.
 */
public record Neighbours(Set<String> modelNos, Map<Target, Assignment> latest, List<Assignment> later,
        Map<TariffVersion, String> zoneByVersion, Map<String, String> zoneByStation,
        Map<String, String> stationByPile) {

    public static Map<Target, Assignment> byTarget(Collection<Assignment> latest) {
        return latest.stream().collect(Collectors.toMap(Assignment::target, assignment -> assignment));
    }

    /** The same at a moment that is not before this one. */
    public Neighbours at(Instant moment) {
        var then = new HashMap<>(latest);
        later.stream().filter(one -> !one.effectiveFrom().isAfter(moment))
                .sorted(Comparator.comparing(Assignment::effectiveFrom)).forEach(one -> then.put(one.target(), one));
        return new Neighbours(modelNos, then, later.stream().filter(one -> one.effectiveFrom().isAfter(moment))
                .toList(), zoneByVersion, zoneByStation, stationByPile);
    }

    /** In the order of their ids: the stations that have no tariff of their own. */
    List<String> followingStationIds() {
        return zoneByStation.keySet().stream().filter(id -> {
            Assignment own = latest.get(Target.station(id));
            return own == null || own.withdrawn();
        }).sorted().toList();
    }

    /** False for a station or pile that was given up; what it once cost stays in the books. */
    public boolean has(Target target) {
        return switch (target.scope()) {
            case OPERATOR -> true;
            case STATION -> zoneByStation.containsKey(target.id());
            case PILE -> stationByPile.containsKey(target.id());
        };
    }
}
