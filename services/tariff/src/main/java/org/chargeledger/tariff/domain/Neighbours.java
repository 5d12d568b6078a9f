package org.chargeledger.tariff.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a wanted version meets: YKC model numbers that are taken, what each target has when the version takes force, and
 * the operator's stations and piles with their time zones.
 */
public record Neighbours(Set<String> modelNos, Map<Target, Assignment> latest, Map<String, String> zoneByStation,
        Map<String, String> zoneByPile) {

    public static Map<Target, Assignment> byTarget(Collection<Assignment> latest) {
        return latest.stream().collect(Collectors.toMap(Assignment::target, assignment -> assignment));
    }

    /** False for a station or pile that was given up; what it once cost stays in the books. */
    public boolean has(Target target) {
        return switch (target.scope()) {
            case OPERATOR -> true;
            case STATION -> zoneByStation.containsKey(target.id());
            case PILE -> zoneByPile.containsKey(target.id());
        };
    }
}
