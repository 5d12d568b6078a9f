package org.chargeledger.pileingest.domain;

import java.util.Comparator;
import java.util.List;

/**
 * A registered pile. Its code is ours; its protocol id is how it names itself on the wire. Not every model says when its
 * plug is pulled; {@code reportsPlugOut} is null only where a registration leaves that to the model. A connector that has
 * no rating of its own has the pile's; {@code connectorRatings} is null where none has one.
 */
public record Pile(String operatorId, String stationId, String pileCode, String protocolId, String vendor, String model,
        int ratedPowerW, List<ConnectorRating> connectorRatings, List<String> connectors, Boolean reportsPlugOut,
        String firmware) {

    public Pile {
        connectorRatings = connectorRatings == null || connectorRatings.isEmpty() ? null
                : connectorRatings.stream().sorted(Comparator.comparing(ConnectorRating::connectorNo)).toList();
        connectors = List.copyOf(connectors);
    }

    Pile withReportsPlugOut(boolean reports) {
        return new Pile(operatorId, stationId, pileCode, protocolId, vendor, model, ratedPowerW, connectorRatings,
                connectors, reports, firmware);
    }

    boolean isOfModelOf(Pile other) {
        return vendor.equals(other.vendor) && model.equals(other.model);
    }
}
