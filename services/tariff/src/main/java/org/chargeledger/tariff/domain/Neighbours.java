package org.chargeledger.tariff.domain;

import java.util.Set;

/**
 * What the operator's other versions already took: YKC model numbers, and those of the wanted stations at which
 * another version starts at the same moment.
 */
public record Neighbours(Set<String> modelNos, Set<String> stationsTakenAtTheSameTime) {

    public static final Neighbours NONE = new Neighbours(Set.of(), Set.of());
}
