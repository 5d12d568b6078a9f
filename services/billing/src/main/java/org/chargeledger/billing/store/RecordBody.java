package org.chargeledger.billing.store;

import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.kit.event.EventJson;

/** The body of a pile's record as it was stored. */
record RecordBody(Instant chargeStartedAt, Instant chargeEndedAt, List<BandReading> bands, long meterStartTenthWh,
        long meterEndTenthWh, long energyTenthWh, long lossEnergyTenthWh, long reportedAmountTenThousandths,
        String stopReason, String rawStopReason) {

    static TransactionRecord read(String json) {
        RecordBody body = EventJson.read(json, RecordBody.class);
        return new TransactionRecord(body.chargeStartedAt(), body.chargeEndedAt(), body.bands(),
                body.meterStartTenthWh(), body.meterEndTenthWh(), body.energyTenthWh(), body.lossEnergyTenthWh(),
                body.reportedAmountTenThousandths(), StopReason.of(body.stopReason()), body.rawStopReason());
    }
}
