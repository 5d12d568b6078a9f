package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;
import org.chargeledger.pileingest.domain.ConnectorReading;
import org.chargeledger.pileingest.domain.ConnectorStatus;
import org.chargeledger.pileingest.domain.Pile;

/** A reading of a connector, thinned. No bill or transaction number: the connector shows none. */
public record SessionProgressed(String operatorId, String stationId, String pileCode, Instant observedAt,
        String connectorNo, String billNo, String transactionNo, ConnectorStatus status, boolean plugged,
        long energyTenthWh, long lossEnergyTenthWh, long reportedAmountTenThousandths, int chargedMinutes, int soc,
        int voltageTenthV, int currentTenthA) implements PileFact {

    public static SessionProgressed of(Pile pile, Instant observedAt, String billNo, String transactionNo,
            ConnectorReading reading) {
        return new SessionProgressed(pile.operatorId(), pile.stationId(), pile.pileCode(), observedAt,
                reading.connectorNo(), billNo, transactionNo, reading.status(), reading.plugged(),
                reading.energyTenthWh(), reading.lossEnergyTenthWh(), reading.reportedAmountTenThousandths(),
                reading.chargedMinutes(), reading.soc(), reading.voltageTenthV(), reading.currentTenthA());
    }

    @Override
    public String event() {
        return "session-progressed";
    }
}
