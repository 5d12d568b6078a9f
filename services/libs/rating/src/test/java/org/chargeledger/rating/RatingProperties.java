package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("Rating, for any usage")
class RatingProperties {

    static final Instant CHARGED = Instant.parse("2026-03-01T02:00:00Z");
    static final long MAX_TENTH_WH = 10_000_000;
    static final long A_WEEK_SECONDS = 7 * 24 * 3600;

    @Property
    @Label("more energy never costs less")
    void moreEnergyNeverCostsLess(@ForAll @LongRange(max = MAX_TENTH_WH) long a,
            @ForAll @LongRange(max = MAX_TENTH_WH) long b) {
        assertThat(totalFor(Math.min(a, b))).isLessThanOrEqualTo(totalFor(Math.max(a, b)));
    }

    @Property
    @Label("splitting a session in two moves the total by at most one fen per component")
    void splittingMovesAtMostRounding(@ForAll @LongRange(max = MAX_TENTH_WH) long a,
            @ForAll @LongRange(max = MAX_TENTH_WH) long b) {
        long apart = totalFor(a).plus(totalFor(b)).fen();
        assertThat(Math.abs(apart - totalFor(a + b).fen())).isLessThanOrEqualTo(2);
    }

    @Property
    @Label("staying plugged in longer never costs less, and never more than the cap")
    void idleFeeGrowsUpToItsCap(@ForAll @LongRange(max = A_WEEK_SECONDS) long a,
            @ForAll @LongRange(max = A_WEEK_SECONDS) long b) {
        Money shorter = idleFor(Math.min(a, b));
        Money longer = idleFor(Math.max(a, b));
        assertThat(shorter).isLessThanOrEqualTo(longer);
        assertThat(longer).isLessThanOrEqualTo(new Money(6000));
    }

    @Property
    @Label("the total is the sum of the rounded components, each within half a fen of its lines")
    void totalIsSumOfComponents(@ForAll @LongRange(max = MAX_TENTH_WH) long peak,
            @ForAll @LongRange(max = MAX_TENTH_WH) long valley,
            @ForAll @LongRange(max = A_WEEK_SECONDS) long pluggedSeconds) {
        var usage = new Usage(Map.of(Band.PEAK, new Energy(peak), Band.VALLEY, new Energy(valley)),
                CHARGED, CHARGED.plusSeconds(pluggedSeconds));
        var lines = Rating.rate(Tariffs.peakAndValley(), usage);

        long sumFen = 0;
        for (Component component : Component.values()) {
            long exactNanoYuan = lines.stream().filter(line -> line.component() == component)
                    .mapToLong(line -> line.amount().nanoYuan()).sum();
            long fen = Rating.fee(lines, component).fen();
            assertThat(fen * 10_000_000 - exactNanoYuan).isBetween(-4_999_999L, 5_000_000L);
            sumFen += fen;
        }
        assertThat(Rating.total(lines)).isEqualTo(new Money(sumFen));
        assertThat(Rating.rate(Tariffs.peakAndValley(), usage)).isEqualTo(lines);
    }

    @Property
    @Label("every minute of the day has exactly one period")
    void everyMinuteHasOnePeriod(@ForAll @IntRange(max = 1439) int minute) {
        LocalTime time = LocalTime.MIDNIGHT.plusMinutes(minute);
        assertThat(Tariffs.peakAndValley().periods()).filteredOn(period -> period.contains(time)).hasSize(1);
    }

    static Money totalFor(long tenthWh) {
        var usage = new Usage(Map.of(Band.PEAK, new Energy(tenthWh)), CHARGED, CHARGED);
        return Rating.total(Rating.rate(Tariffs.peakAndValley(), usage));
    }

    static Money idleFor(long pluggedSeconds) {
        var usage = new Usage(Map.of(), CHARGED, CHARGED.plus(Duration.ofSeconds(pluggedSeconds)));
        return Rating.fee(Rating.rate(Tariffs.peakAndValley(), usage), Component.IDLE_FEE);
    }
}
