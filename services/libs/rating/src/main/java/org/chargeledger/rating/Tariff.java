package org.chargeledger.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One immutable version of a tariff. A change of price is a new version, never an edit. Each local day has the periods
 * of the day plan that speaks of it most closely, or {@code periods}, which are those of an ordinary day. A band has
 * one price on all days, for a pile reports energy by band.
 */
public record Tariff(TariffVersion version, ZoneId zone, List<DayPeriod> periods, List<DayPlan> dayPlans,
        Optional<IdleFee> idleFee) {

    private static final int HALF_HOURS_PER_DAY = 48;
    private static final int MINUTES_PER_HALF_HOUR = 30;

    public Tariff {
        periods = List.copyOf(periods);
        dayPlans = List.copyOf(dayPlans);
        refuseSecondPrices(version, Stream.concat(periods.stream(), periodsOf(dayPlans)).toList());
    }

    /** A tariff whose days are all alike. */
    public Tariff(TariffVersion version, ZoneId zone, List<DayPeriod> periods, Optional<IdleFee> idleFee) {
        this(version, zone, periods, List.of(), idleFee);
    }

    /** The day plan that speaks of a day most closely; of two that do alike, the first. Empty: an ordinary day. */
    public Optional<DayPlan> planOn(LocalDate day) {
        DayPlan closest = null;
        DayPlan.Match best = DayPlan.Match.NONE;
        for (DayPlan plan : dayPlans) {
            DayPlan.Match match = plan.match(day);
            if (match.compareTo(best) > 0) {
                closest = plan;
                best = match;
            }
        }
        return Optional.ofNullable(closest);
    }

    public List<DayPeriod> periodsOn(LocalDate day) {
        return planOn(day).map(DayPlan::periods).orElse(periods);
    }

    /** The period in force at a time of the station's day. */
    public DayPeriod periodAt(LocalDateTime time) {
        LocalTime timeOfDay = time.toLocalTime();
        return periodsOn(time.toLocalDate()).stream().filter(period -> period.contains(timeOfDay)).findFirst()
                .orElseThrow(() -> new IllegalStateException("tariff " + version + " has no period at " + time));
    }

    /** The period in force at an instant, by the clock of the station's zone. */
    public DayPeriod periodAt(Instant instant) {
        return periodAt(LocalDateTime.ofInstant(instant, zone));
    }

    /** The first moment after this one at which another period may be in force. */
    public Instant nextTurn(Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return ClockTurns.next(zone, instant, periodsOn(day).stream().map(DayPeriod::from).toList());
    }

    /** The band at the start of each half hour of a day: slot k begins k × 30 minutes after local midnight. */
    public List<Band> halfHourBands(LocalDate day) {
        return IntStream.range(0, HALF_HOURS_PER_DAY)
                .mapToObj(slot -> periodAt(day.atStartOfDay().plusMinutes((long) slot * MINUTES_PER_HALF_HOUR)).band())
                .toList();
    }

    /** How four rates tell a day with these periods, which are those of one of the tariff's days. */
    public FourRates fourRates(List<DayPeriod> ofDay) {
        Set<Band> ofVersion = bandsOf(Stream.concat(periods.stream(), periodsOf(dayPlans)));
        return FourRates.of(ofVersion, bandsOf(ofDay.stream()));
    }

    /** The prices of a band; a band without a price is not free. */
    public DayPeriod priceOf(Band band) {
        DayPeriod period = firstOf(periods, band);
        for (int i = 0; period == null && i < dayPlans.size(); i++) {
            period = firstOf(dayPlans.get(i).periods(), band);
        }
        if (period == null) {
            throw new UnpricedBand(version, band);
        }
        return period;
    }

    /** The period, of any day, that takes most for a kWh. */
    public DayPeriod dearest() {
        return Stream.concat(periods.stream(), periodsOf(dayPlans))
                .reduce((a, b) -> b.perKwh().compareTo(a.perKwh()) > 0 ? b : a)
                .orElseThrow(() -> new IllegalStateException("tariff " + version + " has no period"));
    }

    private static Stream<DayPeriod> periodsOf(List<DayPlan> plans) {
        return plans.stream().flatMap(plan -> plan.periods().stream());
    }

    private static Set<Band> bandsOf(Stream<DayPeriod> periods) {
        return periods.map(DayPeriod::band).collect(Collectors.toUnmodifiableSet());
    }

    private static void refuseSecondPrices(TariffVersion version, List<DayPeriod> all) {
        for (DayPeriod period : all) {
            if (!firstOf(all, period.band()).hasPricesOf(period)) {
                throw new IllegalArgumentException("tariff " + version + " has two prices for " + period.band());
            }
        }
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
