package org.chargeledger.rating;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One immutable version of a tariff. A change of price is a new version, never an edit. */
public record Tariff(TariffVersion version, ZoneId zone, List<DayPeriod> periods, Optional<IdleFee> idleFee) {

    private static final int HALF_HOURS_PER_DAY = 48;
    private static final int MINUTES_PER_HALF_HOUR = 30;

    public Tariff {
        periods = List.copyOf(periods);
        for (DayPeriod period : periods) {
            if (!firstOf(periods, period.band()).hasPricesOf(period)) {
                throw new IllegalArgumentException("tariff " + version + " has two prices for " + period.band());
            }
        }
    }

    /** The period in force at a time of the station's day. */
    public DayPeriod periodAt(LocalTime time) {
        return periods.stream().filter(period -> period.contains(time)).findFirst()
                .orElseThrow(() -> new IllegalStateException("tariff " + version + " has no period at " + time));
    }

    /** The period in force at an instant, by the clock of the station's zone. */
    public DayPeriod periodAt(Instant instant) {
        return periodAt(instant.atZone(zone).toLocalTime());
    }

    /** The band at the start of each half hour of the day: slot k begins k × 30 minutes after local midnight. */
    public List<Band> halfHourBands() {
        return IntStream.range(0, HALF_HOURS_PER_DAY)
                .mapToObj(slot -> periodAt(LocalTime.MIDNIGHT.plusMinutes((long) slot * MINUTES_PER_HALF_HOUR)).band())
                .toList();
    }

    /** The prices of a band; a band without a price is not free. */
    public DayPeriod priceOf(Band band) {
        DayPeriod period = firstOf(periods, band);
        if (period == null) {
            throw new UnpricedBand(version, band);
        }
        return period;
    }

    private static DayPeriod firstOf(List<DayPeriod> periods, Band band) {
        for (DayPeriod period : periods) {
            if (period.band() == band) {
                return period;
            }
        }
        return null;
    }
}
