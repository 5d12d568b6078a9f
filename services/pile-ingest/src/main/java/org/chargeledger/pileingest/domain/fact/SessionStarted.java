package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;

/** The pile took the remote start. */
public record SessionStarted(String operatorId, String stationId, String pileCode, Instant observedAt,
        String connectorNo, String billNo, String transactionNo) implements PileFact {

    @Override
    public String event() {
        return "session-started";
    }

    @Override
    public PileFact identity() {
        return new SessionStarted(operatorId, stationId, pileCode, null, connectorNo, billNo, transactionNo);
    }

    @Override
    public boolean happensOnce() {
        return true;
    }
}
