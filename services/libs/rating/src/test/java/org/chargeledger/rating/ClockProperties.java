package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

@Label("By the clock of any station")
class ClockProperties {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final long DAY_SECONDS = 24 * 3600;

    /** Zones with and without summer time, some of them with half hours. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                "Asia/Kathmandu")
                .map(ZoneId::of);
    }

    @Property(tries = 300)
    @Label("a local day is walked through from turn to turn in 24 hours, or in 23 or 25 when the clock changes")
    void dayIsWalkedThrough(@ForAll @LongRange(min = 20_000, max = 21_500) long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        var tariff = new Tariff(Tariffs.VERSION, BERLIN, Tariffs.peakAndValley().periods(), Optional.empty());
        Instant end = day.plusDays(1).atStartOfDay(BERLIN).toInstant();
        Instant start = day.atStartOfDay(BERLIN).toInstant();
        Instant walked = start;
        while (walked.isBefore(end)) {
            Instant next = tariff.nextTurn(walked);
            assertThat(next).isAfter(walked).isBeforeOrEqualTo(end);
            assertThat(tariff.periodAt(next.minusNanos(1))).isEqualTo(tariff.periodAt(walked));
            walked = next;
        }
        boolean changes = BERLIN.getRules().nextTransition(start) != null
                && BERLIN.getRules().nextTransition(start).getInstant().isBefore(end);
        boolean spring = day.getMonthValue() < 7;
        assertThat(Duration.between(start, walked).toHours()).isEqualTo(changes ? spring ? 23 : 25 : 24);
    }

    @Property(tries = 300)
    @Label("energy split at band borders is never lost nor made")
    void splitKeepsEnergy(@ForAll("zones") ZoneId zone, @ForAll @LongRange(max = 63_072_000) long startSecond,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(max = 2 * DAY_SECONDS) Long> gaps,
            @ForAll @Size(min = 8, max = 8) List<@LongRange(max = 500_000) Long> rises) {
        var tariff = new Tariff(Tariffs.VERSION, zone, Tariffs.peakAndValley().periods(), Optional.empty());
        var samples = new ArrayList<MeterSample>();
        samples.add(new MeterSample(Instant.ofEpochSecond(1_735_689_600 + startSecond), new Energy(7)));
        for (int i = 0; i < gaps.size(); i++) {
            samples.add(new MeterSample(samples.getLast().at().plusSeconds(gaps.get(i)),
                    samples.getLast().register().plus(new Energy(rises.get(i)))));
        }
        Energy whole = samples.getLast().register().minus(samples.getFirst().register());

        BandSplit split = BandSplit.of(tariff, samples);

        assertThat(sum(split)).isEqualTo(whole);
        assertThat(split.energyByBand().keySet()).containsAll(split.estimatedBands());
        assertThat(sum(BandSplit.of(tariff, List.of(samples.getFirst(), samples.getLast())))).isEqualTo(whole);
    }

    @Property(tries = 300)
    @Label("minutes of the idle fee are those that no quiet hour touches, counted one by one")
    void quietHoursOneByOne(@ForAll("zones") ZoneId zone, @ForAll @LongRange(max = 63_072_000) long endSecond,
            @ForAll @LongRange(max = 3 * DAY_SECONDS) long plugged, @ForAll @IntRange(max = 120) int free,
            @ForAll @IntRange(max = 1439) int from, @ForAll @IntRange(max = 1439) int to) {
        var quiet = new DaySpan(LocalTime.MIDNIGHT.plusMinutes(from), LocalTime.MIDNIGHT.plusMinutes(to));
        var fee = new IdleFee(new Money(80), free, Optional.empty(), List.of(quiet));
        Instant chargeEnd = Instant.ofEpochSecond(1_735_689_600 + endSecond);

        long charged = minutes(zone, fee, chargeEnd, plugged);

        Instant first = chargeEnd.plusSeconds(free * 60L);
        assertThat(charged).isEqualTo(LongStream.range(0, Math.max(0, (plugged - free * 60L) / 60))
                .mapToObj(minute -> first.plusSeconds(minute * 60))
                .filter(start -> !isQuiet(quiet, zone, start)
                        && !isQuiet(quiet, zone, start.plusSeconds(60).minusNanos(1)))
                .count());
    }

    @Property(tries = 300)
    @Label("quiet hours never make an idle fee dearer, a longer stay never cheaper, and the cap is kept")
    void quietHoursOnlyHelp(@ForAll("zones") ZoneId zone, @ForAll @LongRange(max = 3 * DAY_SECONDS) long a,
            @ForAll @LongRange(max = 3 * DAY_SECONDS) long b, @ForAll @IntRange(max = 1439) int from) {
        var quiet = List.of(new DaySpan(LocalTime.MIDNIGHT.plusMinutes(from), LocalTime.of(12, 0)));
        var fee = new IdleFee(new Money(80), 15, Optional.of(new Money(9_000)), quiet);
        Instant chargeEnd = Instant.parse("2026-03-28T17:03:21Z");

        long shorter = minutes(zone, fee, chargeEnd, Math.min(a, b));
        long longer = minutes(zone, fee, chargeEnd, Math.max(a, b));

        assertThat(shorter).isLessThanOrEqualTo(longer);
        assertThat(longer)
                .isLessThanOrEqualTo(minutes(zone, new IdleFee(new Money(80), 15, Optional.empty()), chargeEnd,
                Math.max(a, b)));
        assertThat(fee.amountFor(longer).rounded()).isLessThanOrEqualTo(new Money(9_000));
    }

    @Property(tries = 200)
    @Label("the half hours a pile is told are the bands at their starts, on every day of the grid")
    void halfHours(@ForAll @LongRange(min = 20_400, max = 21_200) long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        List<Band> told = Tariffs.ofTheGrid().halfHourBands(day);

        assertThat(told).isEqualTo(IntStream.range(0, 48)
                .mapToObj(slot -> Tariffs.ofTheGrid().periodAt(day.atTime(slot / 2, slot % 2 * 30)).band()).toList());
    }

    @Property(tries = 200)
    @Label("the hours of all bands within a charge are the charge, and each is of its band from its start to its end")
    void hoursOfAllBands(@ForAll("zones") ZoneId zone, @ForAll @LongRange(max = 40_000_000) long startSecond,
            @ForAll @LongRange(min = 1, max = 4 * DAY_SECONDS) long seconds) {
        Tariff grid = Tariffs.ofTheGrid();
        var tariff = new Tariff(grid.version(), zone, grid.periods(), grid.dayPlans(), Optional.empty());
        Instant start = Instant.ofEpochSecond(1_767_225_600 + startSecond);
        var times = new BillTimes(tariff, Optional.of(start), start.plusSeconds(seconds), start.plusSeconds(seconds));
        long covered = 0;
        for (Band band : Band.values()) {
            var line = BillLine.ofEnergy(grid.version(), Component.ENERGY_FEE, band, new Energy(1), new UnitPrice(1),
                    false);
            for (TimeSpan hours : times.periodOf(line).spans().listed()) {
                assertThat(tariff.periodAt(hours.from()).band()).isEqualTo(band);
                assertThat(tariff.periodAt(hours.to().minusNanos(1)).band()).isEqualTo(band);
                covered += Duration.between(hours.from(), hours.to()).toSeconds();
            }
        }
        assertThat(covered).isEqualTo(seconds);
    }

    private static boolean isQuiet(DaySpan quiet, ZoneId zone, Instant moment) {
        return quiet.contains(moment.atZone(zone).toLocalTime());
    }

    private static long minutes(ZoneId zone, IdleFee fee, Instant chargeEnd, long pluggedSeconds) {
        var tariff = new Tariff(Tariffs.VERSION, zone, Tariffs.peakAndValley().periods(), Optional.of(fee));
        return Rating.rate(tariff, new Usage(Map.of(), chargeEnd, chargeEnd.plusSeconds(pluggedSeconds))).stream()
                .mapToLong(BillLine::quantity).sum();
    }

    private static Energy sum(BandSplit split) {
        return split.energyByBand().values().stream().reduce(Energy.ZERO, Energy::plus);
    }
}
