package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.Band;

/** The pile's own account of one charging. Times are the pile's clock; empty if it had none. */
public record ChargingRecord(String connectorNo, String transactionNo, Optional<Instant> chargeStartedAt,
        Optional<Instant> chargeEndedAt, List<BandUsage> bands, long meterStartTenthWh, long meterEndTenthWh,
        long energyTenthWh, long lossEnergyTenthWh, long reportedAmountTenThousandths, StopReason stopReason,
        String rawStopReason) {

    public ChargingRecord {
        bands = List.copyOf(bands);
    }

    /** What the pile counted in one band, and what it computed with its own price. */
    public record BandUsage(Band band, long energyTenthWh, long lossEnergyTenthWh, long unitPriceHundredThousandths,
            long reportedAmountTenThousandths) {}
}
