package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Energy by band, from readings of the register,")
class BandSplitTest {

    /** Peak until 23:00, valley from then on. */
    static final Tariff TARIFF = Tariffs.peakAndValley();

    @Test
    @DisplayName("is split at the border on the straight line between two readings, and both parts are estimated")
    void splitsAtBorder() {
        // 22:40 to 23:20: half of the time on each side.
        assertThat(split(sample("22:40:00", 1_000), sample("23:20:00", 1_301)))
                .isEqualTo(new BandSplit(Map.of(Band.PEAK, new Energy(150), Band.VALLEY, new Energy(151)),
                        Set.of(Band.PEAK, Band.VALLEY), Duration.ofMinutes(40)));
        // 22:50 to 23:20: a third and two thirds.
        assertThat(split(sample("22:50:00", 0), sample("23:20:00", 300)).energyByBand())
                .isEqualTo(Map.of(Band.PEAK, new Energy(100), Band.VALLEY, new Energy(200)));
    }

    @Test
    @DisplayName("is measured where a reading stands at the border, and where both lie in one band")
    void measured() {
        assertThat(split(sample("22:40:00", 0), sample("23:00:00", 70), sample("23:20:00", 100)))
                .isEqualTo(new BandSplit(Map.of(Band.PEAK, new Energy(70), Band.VALLEY, new Energy(30))));
        assertThat(split(sample("08:00:00", 0), sample("09:00:00", 70)))
                .isEqualTo(new BandSplit(Map.of(Band.PEAK, new Energy(70))));
    }

    @Test
    @DisplayName("is estimated as a whole where it is only assumed, be it interpolated or not")
    void assumed() {
        assertThat(split(sample("22:40:00", 0), sample("23:00:00", 70), sample("23:20:00", 100)).assumed())
                .isEqualTo(new BandSplit(Map.of(Band.PEAK, new Energy(70), Band.VALLEY, new Energy(30)),
                        Set.of(Band.PEAK, Band.VALLEY), Duration.ZERO));
        assertThat(split(sample("22:40:00", 0), sample("23:20:00", 70)).assumed())
                .isEqualTo(split(sample("22:40:00", 0), sample("23:20:00", 70)));
        assertThat(split(sample("22:40:00", 5), sample("23:20:00", 5)).assumed()).isEqualTo(new BandSplit(Map.of()));
    }

    @Test
    @DisplayName("is measured across midnight, for the band goes on")
    void midnightIsNoBorder() {
        assertThat(BandSplit.of(TARIFF, List.of(
                new MeterSample(Instant.parse("2026-03-01T23:30:00+08:00"), new Energy(0)),
                new MeterSample(Instant.parse("2026-03-02T00:30:00+08:00"), new Energy(90)))))
                .isEqualTo(new BandSplit(Map.of(Band.VALLEY, new Energy(90))));
    }

    @Test
    @DisplayName("is estimated over every band that a gap of readings spans")
    void gap() {
        assertThat(BandSplit.of(TARIFF, List.of(
                new MeterSample(Instant.parse("2026-03-01T06:00:00+08:00"), new Energy(0)),
                new MeterSample(Instant.parse("2026-03-02T07:00:00+08:00"), new Energy(25_000)))))
                .isEqualTo(new BandSplit(Map.of(Band.PEAK, new Energy(16_000), Band.VALLEY, new Energy(9_000)),
                        Set.of(Band.PEAK, Band.VALLEY), Duration.ofHours(25)));
    }

    @Test
    @DisplayName("says how far apart the readings are between which it guesses, and no others")
    void longestGuess() {
        assertThat(split(sample("08:00:00", 0), sample("22:55:00", 700), sample("23:05:00", 710), sample("23:50:00",
                800))
                .longestGuess()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    @DisplayName("is not estimated by a stretch without energy")
    void nothingFlowed() {
        assertThat(split(sample("22:40:00", 0), sample("22:50:00", 70), sample("23:20:00", 70)))
                .isEqualTo(new BandSplit(Map.of(Band.PEAK, new Energy(70))));
        assertThat(split(sample("22:40:00", 5), sample("23:20:00", 5))).isEqualTo(new BandSplit(Map.of()));
    }

    @Test
    @DisplayName("does not use a reading that goes back in time or energy, or beyond the last one")
    void leavesOutStrayReadings() {
        var clean = split(sample("22:40:00", 100), sample("22:50:00", 200), sample("23:20:00", 500));

        assertThat(split(sample("22:40:00", 100), sample("22:45:00", 99), sample("22:50:00", 200),
                sample("22:49:59", 210),
                sample("22:55:00", 199), sample("22:56:00", 501), sample("23:20:01", 300), sample("23:20:00", 500)))
                .isEqualTo(clean);
        assertThat(split(sample("22:40:00", 100), sample("22:40:00", 100), sample("22:50:00", 200),
                sample("23:20:00", 500), sample("23:20:00", 500))).isEqualTo(clean);
    }

    @Test
    @DisplayName("counts what a register jumped by at one moment to that moment's band")
    void jumpsAtOnce() {
        assertThat(split(sample("22:59:59", 0), sample("22:59:59", 40), sample("23:00:00", 40), sample("23:00:00", 90)))
                .isEqualTo(new BandSplit(Map.of(Band.PEAK, new Energy(40), Band.VALLEY, new Energy(50))));
        assertThat(split(sample("22:59:59.9999", 0), sample("23:00:00.0003", 90)).energyByBand())
                .isEqualTo(Map.of(Band.VALLEY, new Energy(90)));
    }

    @Test
    @DisplayName("reads the station's clock: by summer time and in the hour that comes twice")
    void summerTime() {
        var berlin = new Tariff(TARIFF.version(), ZoneId.of("Europe/Berlin"), List.of(
                Tariffs.period("00:00", "02:30", Band.VALLEY, "0.30", "0.40"),
                Tariffs.period("02:30", "24:00", Band.PEAK, "1.20", "0.40")), TARIFF.idleFee());

        // 02:00 summer time to 03:00 winter time are two hours: half valley, half peak, twice.
        assertThat(BandSplit.of(berlin, List.of(
                new MeterSample(Instant.parse("2026-10-25T02:00:00+02:00"), new Energy(0)),
                new MeterSample(Instant.parse("2026-10-25T03:00:00+01:00"), new Energy(1_200)))).energyByBand())
                .isEqualTo(Map.of(Band.VALLEY, new Energy(600), Band.PEAK, new Energy(600)));
        // 01:30 winter time to 03:30 summer time is one hour: the border 02:30 is skipped, 03:00 follows 02:00.
        assertThat(BandSplit.of(berlin, List.of(
                new MeterSample(Instant.parse("2026-03-29T01:30:00+01:00"), new Energy(0)),
                new MeterSample(Instant.parse("2026-03-29T03:30:00+02:00"), new Energy(1_200)))).energyByBand())
                .isEqualTo(Map.of(Band.VALLEY, new Energy(600), Band.PEAK, new Energy(600)));
    }

    @Test
    @DisplayName("needs a start and an end that did not go back")
    void needsStartAndEnd() {
        assertThatThrownBy(() -> split()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split(sample("08:00:00", 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split(sample("08:00:00", 1), sample("09:00:00", 0)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("no register difference in [");
        assertThatThrownBy(() -> split(sample("09:00:00", 1), sample("08:00:00", 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BandSplit split(MeterSample... samples) {
        return BandSplit.of(TARIFF, List.of(samples));
    }

    private static MeterSample sample(String time, long register) {
        return new MeterSample(Instant.parse("2026-03-01T" + time + "+08:00"), new Energy(register));
    }
}
