package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.chargeledger.rating.BandSplit;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.MeterSample;
import org.chargeledger.rating.Tariff;

/**
 * Energy by band where only the total is known: as the realtime curve rose from the start of charging to its end.
 * Where a border lies between two readings the parts are estimated.
 */
final class CurveSplit {

    /**
     * Readings come once a minute, from some piles every quarter of an hour; what flowed over more than that is not
     * known.
     */
    static final Duration LONGEST_GUESS = Duration.ofMinutes(15);

    /** Over a longer time nothing is spread: it is no charge, and costs no work. */
    private static final Duration LONGEST_CHARGE = Duration.ofDays(31);

    private CurveSplit() {}

    /** Empty where readings are too far apart at a border of bands. */
    static Optional<BandSplit> trusted(Tariff tariff, BillValues values, Collection<Reading> curve) {
        if (!possible(values.chargeStartedAt(), values.chargeEndedAt())) {
            return Optional.empty();
        }
        BandSplit split = of(tariff, values.chargeStartedAt(), values.chargeEndedAt(), values.energyTenthWh(), curve);
        return split.longestGuess().compareTo(LONGEST_GUESS) > 0 ? Optional.empty() : Optional.of(split);
    }

    /** What was only assumed before is split by the periods of this price; what was told by band stays. */
    static BillValues anew(Tariff tariff, BillValues values, Collection<Reading> curve) {
        boolean ours = !values.estimatedBands().isEmpty() && values.chargeStartedAt() != null
                && values.chargeEndedAt() != null && possible(values.chargeStartedAt(), values.chargeEndedAt());
        return ours ? values.split(of(tariff, values.chargeStartedAt(), values.chargeEndedAt(),
                values.energyOfBandsTenthWh(), curve).assumed()) : values;
    }

    static boolean possible(Instant startedAt, Instant endedAt) {
        return !endedAt.isBefore(startedAt) && !endedAt.isAfter(startedAt.plus(LONGEST_CHARGE));
    }

    /** Between two times that are {@link #possible}. */
    static BandSplit of(Tariff tariff, Instant startedAt, Instant endedAt, long energyTenthWh,
            Collection<Reading> curve) {
        var register = new ArrayList<MeterSample>();
        register.add(new MeterSample(startedAt, Energy.ZERO));
        Reading.believable(curve).forEach(reading ->
                register.add(new MeterSample(reading.observedAt(), new Energy(reading.energyTenthWh()))));
        register.add(new MeterSample(endedAt, new Energy(energyTenthWh)));
        return BandSplit.of(tariff, register);
    }
}
