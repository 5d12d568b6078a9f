package org.chargeledger.tariff.domain;

import java.util.Map;
import java.util.Set;

/**
 * What a wanted version meets: YKC model numbers that are taken, targets at which another version starts at the same
 * moment, targets that have a tariff of their own by then, and the operator's stations and piles with their time zones.
 */
public record Neighbours(Set<String> modelNos, Set<Target> taken, Set<Target> priced, Map<String, String> zoneByStation,
        Map<String, String> zoneByPile) {

    /** False for a station or pile that was given up; what it once cost stays in the books. */
    public boolean has(Target target) {
        return switch (target.scope()) {
            case OPERATOR -> true;
            case STATION -> zoneByStation.containsKey(target.id());
            case PILE -> zoneByPile.containsKey(target.id());
        };
    }
}
