package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;

/**
 * What the pile measured, by the pile's clock (times are null when it was not set). Immutable, and without a price of
 * ours.
 */
public record TransactionRecord(Instant chargeStartedAt, Instant chargeEndedAt, List<BandReading> bands,
        long meterStartTenthWh, long meterEndTenthWh, long energyTenthWh, long lossEnergyTenthWh,
        long reportedAmountTenThousandths, StopReason stopReason, String rawStopReason) {

    public TransactionRecord {
        bands = List.copyOf(bands);
    }

    public Map<Band, Energy> energyByBand() {
        var energy = new EnumMap<Band, Energy>(Band.class);
        bands.forEach(reading -> energy.merge(reading.band(), new Energy(reading.energyTenthWh()), Energy::plus));
        return energy;
    }

    public boolean startFailed() {
        return stopReason == StopReason.START_FAILED && energyTenthWh == 0;
    }

    /** No time or one that runs back, a value below zero, or energy that no band holds: no bill could rest on it. */
    public boolean implausible() {
        return chargeStartedAt == null || chargeEndedAt == null || chargeEndedAt.isBefore(chargeStartedAt)
                || negative() || bands.stream().anyMatch(BandReading::negative)
                || energyTenthWh > 0 && bands.stream().allMatch(reading -> reading.energyTenthWh() == 0);
    }

    private boolean negative() {
        return energyTenthWh < 0 || lossEnergyTenthWh < 0 || meterStartTenthWh < 0 || meterEndTenthWh < 0
                || reportedAmountTenThousandths < 0;
    }
}
