package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BandSplit;
import org.chargeledger.rating.Energy;

/**
 * What staff would change of a bill; null leaves a value as it is. {@code bandsFromCurve} splits even the same energy
 * anew, for a pile whose clock was wrong chose the bands by it; {@code priceInForce} rates by the price that superseded
 * the bill's, and splits by its periods what the platform had split. Why charging stopped is a record's to tell, or a
 * proposal's.
 */
public record BillEdit(Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt, Long energyTenthWh,
        List<BandEnergy> bands, boolean bandsFromCurve, Boolean idleCharged, boolean priceInForce,
        StopReason stopReason) {

    /** As staff edit. */
    public BillEdit(Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt, Long energyTenthWh,
            List<BandEnergy> bands, Boolean idleCharged) {
        this(chargeStartedAt, chargeEndedAt, serviceEndedAt, energyTenthWh, bands, false, idleCharged, false, null);
    }

    /** The energy of one band, measured or interpolated between readings. */
    public record BandEnergy(Band band, long energyTenthWh, boolean estimated) {

        /** Staff know what they say. */
        public BandEnergy(Band band, long energyTenthWh) {
            this(band, energyTenthWh, false);
        }

        public static List<BandEnergy> of(BillValues values) {
            return values.energyByBand().entrySet().stream().map(entry -> new BandEnergy(entry.getKey(),
                    entry.getValue().tenthWh(), values.estimatedBands().contains(entry.getKey()))).toList();
        }
    }

    /** Leaves everything as it is. */
    static final BillEdit NONE = new BillEdit(null, null, null, null, null, null);

    private static final BandSplit NOTHING = new BandSplit(Map.of());

    /** Everything at once, as a proposal or a record has it, which may not know the bands. */
    public static BillEdit to(BillValues values) {
        return new BillEdit(values.chargeStartedAt(), values.chargeEndedAt(), values.serviceEndedAt(),
                values.energyTenthWh(), values.energyByBand().isEmpty() && values.energyTenthWh() > 0 ? null
                        : BandEnergy.of(values), false, values.idleCharged(), false, values.stopReason());
    }

    /** Bands that somebody typed: they add up, whatever a record may do. */
    boolean typesBands() {
        return bands != null && stopReason == null;
    }

    /**
     * The values as they would be. Other energy without bands is spread over the time of charging as the realtime curve
     * rose, all of it estimated; the same energy, or what the bands hold, stays in the bands it was in, and is marked as
     * estimated from then on where no pile told them.
     */
    BillValues applyTo(Correction.Basis basis) {
        BillValues current = basis.values();
        Instant started = or(chargeStartedAt, current.chargeStartedAt());
        Instant ended = or(chargeEndedAt, current.chargeEndedAt());
        Instant left = basis.session().key().plugOutReported() ? current.serviceEndedAt() : ended;
        BandSplit energy = byBand(basis, started, ended);
        return new BillValues(started, ended, or(serviceEndedAt, left), total(current, energy), energy.energyByBand(),
                energy.estimatedBands(), or(idleCharged, current.idleCharged()),
                or(stopReason, current.stopReason()));
    }

    private long total(BillValues current, BandSplit energy) {
        if (energyTenthWh != null) {
            return energyTenthWh;
        }
        return bands == null ? current.energyTenthWh()
                : energy.energyByBand().values().stream().mapToLong(Energy::tenthWh).reduce(0, Math::addExact);
    }

    private BandSplit byBand(Correction.Basis basis, Instant started, Instant ended) {
        BillValues current = basis.values();
        if (bands != null) {
            return new BandSplit(bands.stream().collect(Collectors.toMap(BandEnergy::band,
                    band -> new Energy(band.energyTenthWh()), Energy::plus)),
                    bands.stream().filter(BandEnergy::estimated)
                            .map(BandEnergy::band).collect(Collectors.toSet()), Duration.ZERO);
        }
        long total = energyTenthWh == null ? current.energyTenthWh() : energyTenthWh;
        boolean asBefore = !splitsAnew(basis) && !current.energyByBand().isEmpty()
                && (total == current.energyTenthWh() || total == current.energyOfBandsTenthWh());
        if (total == 0 && !asBefore) {
            return NOTHING;
        }
        boolean spreadable = total > 0 && total <= EditCheck.MOST_TENTH_WH && started != null && ended != null
                && started.isBefore(ended) && CurveSplit.possible(started, ended);
        return asBefore || !spreadable ? new BandSplit(current.energyByBand(), basis.bandsOfPlatform(), Duration.ZERO)
                : CurveSplit.of(basis.tariff(this), started, ended, total, basis.curve()).assumed();
    }

    /** Whether even the same energy leaves the bands it is in: the curve tells them, by the price of the new version. */
    boolean splitsAnew(Correction.Basis basis) {
        boolean otherPeriods = basis.tariff(this) != basis.tariff();
        return bands == null && (bandsFromCurve || otherPeriods && !basis.bandsOfPlatform().isEmpty());
    }

    private static <T> T or(T edited, T current) {
        return edited == null ? current : edited;
    }
}
