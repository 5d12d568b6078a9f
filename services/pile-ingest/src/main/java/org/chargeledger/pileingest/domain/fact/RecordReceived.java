package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;
import java.util.List;
import org.chargeledger.pileingest.domain.ChargingRecord;
import org.chargeledger.pileingest.domain.ChargingRecord.BandUsage;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.StopReason;

/** The pile's record of a charging. No bill number: the platform did not start that session. */
public record RecordReceived(String operatorId, String stationId, String pileCode, Instant observedAt,
        String connectorNo, String billNo, String transactionNo, Instant chargeStartedAt, Instant chargeEndedAt,
        List<BandUsage> bands, long meterStartTenthWh, long meterEndTenthWh, long energyTenthWh,
        long lossEnergyTenthWh, long reportedAmountTenThousandths, StopReason stopReason,
        String rawStopReason) implements PileFact {

    public static RecordReceived of(Pile pile, Instant observedAt, String billNo, ChargingRecord record) {
        return new RecordReceived(pile.operatorId(), pile.stationId(), pile.pileCode(), observedAt,
                record.connectorNo(), billNo, record.transactionNo(), record.chargeStartedAt().orElse(null),
                record.chargeEndedAt().orElse(null), record.bands(), record.meterStartTenthWh(),
                record.meterEndTenthWh(), record.energyTenthWh(), record.lossEnergyTenthWh(),
                record.reportedAmountTenThousandths(), record.stopReason(), record.rawStopReason());
    }

    @Override
    public String event() {
        return "record-received";
    }

    @Override
    public PileFact identity() {
        return new RecordReceived(operatorId, stationId, pileCode, null, connectorNo, billNo, transactionNo,
                chargeStartedAt, chargeEndedAt, bands, meterStartTenthWh, meterEndTenthWh, energyTenthWh,
                lossEnergyTenthWh, reportedAmountTenThousandths, stopReason, rawStopReason);
    }

    @Override
    public boolean happensOnce() {
        return true;
    }
}
