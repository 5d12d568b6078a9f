package org.chargeledger.pileingest.domain;

import java.util.List;

/** A site with its piles, as its operator registered it. The version counts its edits. */
public record Station(String operatorId, String stationId, String name, String zoneId, long version,
        List<Pile> piles) {

    public Station {
        piles = List.copyOf(piles);
    }

    public Station withPiles(List<Pile> others) {
        return new Station(operatorId, stationId, name, zoneId, version, others);
    }

    /** True if it has another time than before, which its connected piles have to be told. */
    public boolean isRezoned(Station before) {
        return !zoneId.equals(before.zoneId);
    }
}
