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

    /** No time, a reading below zero, or energy that no band holds: nothing a bill could rest on. */
    public boolean implausible() {
        return chargeStartedAt == null || chargeEndedAt == null || energyTenthWh < 0
                || bands.stream().anyMatch(reading -> reading.energyTenthWh() < 0)
                || energyTenthWh > 0 && bands.stream().allMatch(reading -> reading.energyTenthWh() == 0);
    }
}
