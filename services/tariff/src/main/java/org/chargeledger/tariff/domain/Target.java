package org.chargeledger.tariff.domain;

import java.util.List;

/** One pile, one station or the whole operator, to which a version is assigned. */
public record Target(Scope scope, String id) {

    private static final String ALL = "*";

    public static Target pile(String pileCode) {
        return new Target(Scope.PILE, pileCode);
    }

    public static Target station(String stationId) {
        return new Target(Scope.STATION, stationId);
    }

    public static Target wholeOperator() {
        return new Target(Scope.OPERATOR, ALL);
    }

    /** Where the price of a station is looked for, closest first. */
    public static List<Target> ofStation(String stationId) {
        return List.of(station(stationId), wholeOperator());
    }

    /** Where the price of a pile is looked for, closest first. */
    public static List<Target> ofPile(String pileCode, String stationId) {
        return List.of(pile(pileCode), station(stationId), wholeOperator());
    }
}
