package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BandSplit;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.MeterSample;
import org.chargeledger.rating.Tariff;

/** What staff would change of a bill; null leaves a value as it is. */
public record BillEdit(Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt, Long energyTenthWh,
        List<BandEnergy> bands, Boolean idleCharged) {

    /** Over a longer time nothing is spread: such times are refused, and until then cost no work. */
    private static final Duration LONGEST = Duration.ofDays(31);

    /** The energy of one band. */
    public record BandEnergy(Band band, long energyTenthWh) {}

    /** Everything at once, as a proposal or a record has it. */
    public static BillEdit to(BillValues values) {
        return new BillEdit(values.chargeStartedAt(), values.chargeEndedAt(), values.serviceEndedAt(),
                values.energyTenthWh(), values.energyByBand().entrySet().stream()
                        .map(entry -> new BandEnergy(entry.getKey(), entry.getValue().tenthWh())).toList(),
                values.idleCharged());
    }

    /** The values as they would be. Energy without bands is spread evenly over the time of charging. */
    BillValues applyTo(Correction.Basis basis) {
        BillValues current = basis.values();
        Instant started = or(chargeStartedAt, current.chargeStartedAt());
        Instant ended = or(chargeEndedAt, current.chargeEndedAt());
        Instant left = basis.session().key().plugOutReported() ? current.serviceEndedAt() : ended;
        Map<Band, Energy> energy = energyByBand(current, basis.tariff(), started, ended);
        return new BillValues(started, ended, or(serviceEndedAt, left), total(current, energy), energy, or(idleCharged, current.idleCharged()), current.stopReason());
    }

    private long total(BillValues current, Map<Band, Energy> energy) {
        if (energyTenthWh != null) {
            return energyTenthWh;
        }
        return bands == null ? current.energyTenthWh()
                : energy.values().stream().mapToLong(Energy::tenthWh).reduce(0, Math::addExact);
    }

    private Map<Band, Energy> energyByBand(BillValues current, Tariff tariff, Instant started, Instant ended) {
        if (bands != null) {
            return bands.stream().collect(Collectors.toMap(BandEnergy::band, band -> new Energy(band.energyTenthWh()),
                    Energy::plus, TreeMap::new));
        }
        long total = energyTenthWh == null ? current.energyTenthWh() : energyTenthWh;
        boolean asBefore = total == current.energyOfBandsTenthWh();
        boolean spreadable = total > 0 && total <= EditCheck.MOST_TENTH_WH && started != null && ended != null
                && started.isBefore(ended) && !ended.isAfter(started.plus(LONGEST));
        if (asBefore || !spreadable) {
            return current.energyByBand();
        }
        var register = List.of(new MeterSample(started, Energy.ZERO), new MeterSample(ended, new Energy(total)));
        return BandSplit.of(tariff, register).energyByBand();
    }

    private static <T> T or(T edited, T current) {
        return edited == null ? current : edited;
    }
}
