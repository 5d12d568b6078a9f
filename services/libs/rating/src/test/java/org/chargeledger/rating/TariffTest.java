package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A tariff version")
class TariffTest {

    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "00:00:00, VALLEY",
            "06:59:59, VALLEY",
            "07:00:00, PEAK",
            "22:59:59, PEAK",
            "23:00:00, VALLEY",
            "23:59:59, VALLEY"})
    @DisplayName("finds the band of a local time, across midnight")
    void findsBandAcrossMidnight(LocalTime time, Band band) {
        assertThat(Tariffs.peakAndValley().periodAt(DAY.atTime(time)).band()).isEqualTo(band);
    }

    @ParameterizedTest(name = "{0} is {1} in Shanghai and {2} in Berlin")
    @CsvSource({
            "2026-03-28T21:59:59Z, VALLEY, PEAK",
            "2026-03-28T22:59:59Z, VALLEY, VALLEY",
            "2026-03-28T23:00:00Z, PEAK,   VALLEY",
            "2026-03-29T04:59:59Z, PEAK,   VALLEY",
            "2026-03-29T05:00:00Z, PEAK,   PEAK",
            "2026-10-25T05:59:59Z, PEAK,   VALLEY",
            "2026-10-25T06:00:00Z, PEAK,   PEAK"})
    @DisplayName("reads an instant by the station's clock, also on the days the clock changes")
    void readsStationClock(Instant instant, Band shanghai, Band berlin) {
        var tariff = Tariffs.peakAndValley();
        var moved = new Tariff(tariff.version(), ZoneId.of("Europe/Berlin"), tariff.periods(), tariff.idleFee());

        assertThat(tariff.periodAt(instant).band()).isEqualTo(shanghai);
        assertThat(moved.periodAt(instant).band()).isEqualTo(berlin);
    }

    @Test
    @DisplayName("gives a pile its 48 half hours, from local midnight on")
    void givesHalfHours() {
        List<Band> slots = Tariffs.peakAndValley().halfHourBands(DAY);

        assertThat(slots).hasSize(48);
        assertThat(slots.subList(0, 14)).containsOnly(Band.VALLEY);
        assertThat(slots.subList(14, 46)).containsOnly(Band.PEAK);
        assertThat(slots.subList(46, 48)).containsOnly(Band.VALLEY);
    }

    @Test
    @DisplayName("prices the whole day when one period runs from 00:00 to 24:00")
    void wholeDay() {
        assertThat(Tariffs.caseOfOctober2019().halfHourBands(DAY)).hasSize(48).containsOnly(Band.FLAT);
    }

    @Test
    @DisplayName("says which time of the day has no price")
    void namesGap() {
        var tariff = Tariffs.tariff(Optional.empty(), Tariffs.period("07:00", "23:00", Band.PEAK, "1", "0"));

        assertThat(tariff.periodAt(DAY.atTime(7, 0)).band()).isEqualTo(Band.PEAK);
        assertThatThrownBy(() -> tariff.periodAt(DAY.atTime(6, 59)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tariff T-1 v3 has no period at 2026-03-02T06:59");
    }

    @Test
    @DisplayName("gives a band one price only, for a pile reports energy by band")
    void refusesTwoPricesForOneBand() {
        var morning = Tariffs.period("00:00", "12:00", Band.FLAT, "0.76", "0.34");

        assertThat(Tariffs.tariff(Optional.empty(), morning,
                Tariffs.period("12:00", "24:00", Band.FLAT, "0.76", "0.34"))
                .priceOf(Band.FLAT)).isEqualTo(morning);
        assertThatThrownBy(() -> Tariffs.tariff(Optional.empty(), morning,
                Tariffs.period("12:00", "24:00", Band.FLAT, "0.77", "0.34")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("tariff T-1 v3 has two prices for FLAT");
        assertThatThrownBy(() -> Tariffs.tariff(Optional.empty(), morning,
                Tariffs.period("12:00", "24:00", Band.FLAT, "0.76", "0.35")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
