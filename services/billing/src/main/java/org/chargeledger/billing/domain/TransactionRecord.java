package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;

/**
 * What the pile measured, by the pile's clock (a time is null when it was not set, or to what RFC 3339 cannot say).
 * Immutable, and without a price of ours. Without bands where the pile only reads its register.
 */
public record TransactionRecord(Instant chargeStartedAt, Instant chargeEndedAt, List<BandReading> bands,
        long meterStartTenthWh, long meterEndTenthWh, long energyTenthWh, long lossEnergyTenthWh,
        long reportedAmountTenThousandths, StopReason stopReason, String rawStopReason) {

    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST_YEAR = Instant.parse("+10000-01-01T00:00:00Z");

    public TransactionRecord {
        chargeStartedAt = sayable(chargeStartedAt);
        chargeEndedAt = sayable(chargeEndedAt);
        bands = List.copyOf(bands);
    }

    private static Instant sayable(Instant time) {
        return time == null || time.isBefore(FIRST_YEAR) || !time.isBefore(AFTER_LAST_YEAR) ? null : time;
    }

    /**
     * As a record would be with these values. The register, prices and amount of {@code like}, which may be null, speak
     * only of its own energy.
     */
    static TransactionRecord asIf(BillValues values, TransactionRecord like) {
        boolean same = like != null && like.energyTenthWh == values.energyTenthWh()
                && like.energyByBand().entrySet().stream().allMatch(band -> band.getValue()
                        .equals(values.energyByBand().getOrDefault(band.getKey(), Energy.ZERO)));
        StopReason reason = values.stopReason() == null ? StopReason.UNKNOWN : values.stopReason();
        return same
                ? new TransactionRecord(values.chargeStartedAt(), values.chargeEndedAt(), like.bands,
                        like.meterStartTenthWh, like.meterEndTenthWh, like.energyTenthWh, like.lossEnergyTenthWh,
                        like.reportedAmountTenThousandths, reason, like.rawStopReason)
                : new TransactionRecord(values.chargeStartedAt(), values.chargeEndedAt(),
                        values.energyByBand().entrySet().stream().map(band -> new BandReading(band.getKey(),
                                band.getValue().tenthWh(), band.getValue().tenthWh(), 0, 0)).toList(),
                        0, 0, values.energyTenthWh(), values.energyTenthWh(), 0, reason, null);
    }

    TransactionRecord withoutPrices() {
        List<BandReading> energies = bands.stream().map(band -> new BandReading(band.band(), band.energyTenthWh(),
                band.lossEnergyTenthWh(), 0, 0)).toList();
        return new TransactionRecord(chargeStartedAt, chargeEndedAt, energies, meterStartTenthWh, meterEndTenthWh,
                energyTenthWh, lossEnergyTenthWh, 0, stopReason, rawStopReason);
    }

    public Map<Band, Energy> energyByBand() {
        var energy = new EnumMap<Band, Energy>(Band.class);
        bands.forEach(reading -> energy.merge(reading.band(), new Energy(reading.energyTenthWh()), Energy::plus));
        return energy;
    }

    boolean hasBands() {
        return !bands.isEmpty();
    }

    public boolean startFailed() {
        return stopReason == StopReason.START_FAILED && energyTenthWh == 0;
    }

    /**
     * No time or one that runs back, a value below zero, or energy that none of its bands holds: no bill could rest on
     * it.
     */
    public boolean implausible() {
        return chargeStartedAt == null || chargeEndedAt == null || chargeEndedAt.isBefore(chargeStartedAt)
                || negative() || bands.stream().anyMatch(BandReading::negative)
                || energyTenthWh > 0 && hasBands() && bands.stream().allMatch(reading -> reading.energyTenthWh() == 0);
    }

    private boolean negative() {
        return energyTenthWh < 0 || lossEnergyTenthWh < 0 || meterStartTenthWh < 0 || meterEndTenthWh < 0
                || reportedAmountTenThousandths < 0;
    }
}
