package org.chargeledger.pileingest.domain;

import java.util.List;

/**
 * A registered pile. Its code is ours; its protocol id is how it names itself on the wire. Not every model says when its
 * plug is pulled.
 */
public record Pile(String operatorId, String stationId, String pileCode, String protocolId, String vendor, String model,
        int ratedPowerW, List<String> connectors, boolean reportsPlugOut, String firmware) {

    public Pile {
        connectors = List.copyOf(connectors);
    }
}
