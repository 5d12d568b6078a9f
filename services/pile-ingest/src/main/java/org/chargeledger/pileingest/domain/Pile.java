package org.chargeledger.pileingest.domain;

import java.util.Comparator;
import java.util.List;

/**
 * A registered pile. Its code is ours; its protocol id is how it names itself on the wire. Not every model says when its
 * plug is pulled. A connector that has no rating of its own has the pile's; {@code connectorRatings} is null where none
 * has one.
 */
public record Pile(String operatorId, String stationId, String pileCode, String protocolId, String vendor, String model,
        int ratedPowerW, List<ConnectorRating> connectorRatings, List<String> connectors, boolean reportsPlugOut,
        String firmware) {

    public Pile {
        connectorRatings = connectorRatings == null || connectorRatings.isEmpty() ? null
                : connectorRatings.stream().sorted(Comparator.comparing(ConnectorRating::connectorNo)).toList();
        connectors = List.copyOf(connectors);
    }
}
