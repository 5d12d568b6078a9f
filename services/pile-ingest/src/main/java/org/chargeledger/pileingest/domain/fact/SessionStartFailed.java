package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;
import org.chargeledger.pileingest.domain.StartFailure;

/** The remote start came to nothing and costs nothing. */
public record SessionStartFailed(String operatorId, String stationId, String pileCode, Instant observedAt,
        String connectorNo, String billNo, String transactionNo, StartFailure reason,
        String rawReason) implements PileFact {

    @Override
    public String event() {
        return "session-start-failed";
    }

    @Override
    public PileFact identity() {
        return new SessionStartFailed(operatorId, stationId, pileCode, null, connectorNo, billNo, transactionNo,
                reason, rawReason);
    }

    @Override
    public boolean happensOnce() {
        return true;
    }
}
