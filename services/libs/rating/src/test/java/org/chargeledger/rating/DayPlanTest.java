package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A day plan")
class DayPlanTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "2026-06-27, ",
            "2026-06-28, 周日",
            "2026-06-30, ",
            "2026-07-01, 夏季",
            "2026-07-05, 节假日",
            "2026-07-12, 夏季周日",
            "2026-08-31, 夏季",
            "2026-09-01, ",
            "2026-09-20, 周日",
            "2026-09-27, 调休上班",
            "2026-10-01, 节假日",
            "2027-10-01, ",
            "2026-11-28, ",
            "2026-12-05, 冬季",
            "2026-12-06, 周日",
            "2027-01-30, 冬季",
            "2027-02-06, "})
    @DisplayName("holds on the days it names: a date before season and weekday, before season, before weekday")
    void closestHolds(LocalDate day, String plan) {
        assertThat(Tariffs.ofTheGrid().planOn(day).map(DayPlan::name)).isEqualTo(Optional.ofNullable(plan));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "2026-06-27T19:00, PEAK",
            "2026-06-28T19:00, VALLEY",
            "2026-07-01T17:59, PEAK",
            "2026-07-01T18:00, SHARP",
            "2026-07-01T22:00, VALLEY",
            "2026-07-05T09:59, VALLEY",
            "2026-07-05T10:00, DEEP_VALLEY",
            "2026-07-05T13:59, DEEP_VALLEY",
            "2026-07-05T14:00, VALLEY",
            "2026-07-12T12:00, FLAT",
            "2026-07-13T00:00, VALLEY"})
    @DisplayName("gives its day its own periods, from midnight to midnight")
    void periodsOfTheDay(LocalDateTime time, Band band) {
        assertThat(Tariffs.ofTheGrid().periodAt(time).band()).isEqualTo(band);
    }

    @Test
    @DisplayName("gives a pile the half hours of that day")
    void halfHours() {
        var holiday = Tariffs.ofTheGrid().halfHourBands(LocalDate.of(2026, 10, 1));

        assertThat(holiday).hasSize(48);
        assertThat(holiday.subList(0, 20)).containsOnly(Band.VALLEY);
        assertThat(holiday.subList(20, 28)).containsOnly(Band.DEEP_VALLEY);
        assertThat(holiday.subList(28, 48)).containsOnly(Band.VALLEY);
    }

    @Test
    @DisplayName("prices a band of its own, and no band twice")
    void prices() {
        assertThat(Tariffs.ofTheGrid().priceOf(Band.DEEP_VALLEY).energyPrice()).isEqualTo(UnitPrice.ofYuan("0.10"));
        assertThat(Tariffs.ofTheGrid().dearest().band()).isEqualTo(Band.SHARP);
        assertThat(Tariffs.peakAndValley().dearest().band()).isEqualTo(Band.PEAK);
        var other = new DayPlan("别价", Set.of(LocalDate.EPOCH), List.of(), Set.of(),
                List.of(Tariffs.period("00:00", "24:00", Band.PEAK, "1.21", "0.40")));
        var tariff = Tariffs.peakAndValley();
        assertThatThrownBy(() -> new Tariff(tariff.version(), tariff.zone(), tariff.periods(), List.of(other),
                tariff.idleFee()))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("tariff T-1 v3 has two prices for PEAK");
    }

    @Test
    @DisplayName("that names no day at all never holds, and of two that speak alike the first holds")
    void namesNoDay() {
        var periods = Tariffs.peakAndValley().periods();
        var nothing = new DayPlan("无", Set.of(), List.of(), Set.of(), periods);
        var first = new DayPlan("一", Set.of(LocalDate.EPOCH), List.of(), Set.of(), periods);
        var second = new DayPlan("二", Set.of(LocalDate.EPOCH), List.of(), Set.of(), periods);
        var tariff = new Tariff(Tariffs.VERSION, Tariffs.SHANGHAI, periods, List.of(nothing, first, second),
                Optional.empty());

        assertThat(nothing.match(LocalDate.EPOCH)).isEqualTo(DayPlan.Match.NONE);
        assertThat(tariff.planOn(LocalDate.EPOCH)).contains(first);
    }

    @Test
    @DisplayName("clashes with another that speaks of some day of some year as closely")
    void clashes() {
        var summer = List.of(Tariffs.season("07-01", "08-31"));
        var turn = List.of(Tariffs.season("12-31", "02-29"));
        var leapDay = List.of(Tariffs.season("02-29", "02-29"));
        var newYearsEve = List.of(Tariffs.season("10-01", "12-31"));
        var sunday = Set.of(DayOfWeek.SUNDAY);
        var weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        var monday = Set.of(DayOfWeek.MONDAY);

        assertThat(plan(summer, Set.of()).clashesWith(plan(turn, Set.of()))).isFalse();
        assertThat(plan(turn, Set.of()).clashesWith(plan(leapDay, Set.of()))).isTrue();
        assertThat(plan(newYearsEve, Set.of()).clashesWith(plan(turn, Set.of()))).isTrue();
        assertThat(plan(List.of(), sunday).clashesWith(plan(List.of(), weekend))).isTrue();
        assertThat(plan(List.of(), monday).clashesWith(plan(List.of(), weekend))).isFalse();
        assertThat(plan(summer, sunday).clashesWith(plan(summer, weekend))).isTrue();
        assertThat(plan(summer, sunday).clashesWith(plan(summer, monday))).isFalse();
        assertThat(plan(summer, sunday).clashesWith(plan(turn, sunday))).isFalse();
        assertThat(plan(summer, sunday).clashesWith(plan(summer, Set.of()))).isFalse();
        assertThat(plan(List.of(), sunday).clashesWith(plan(summer, sunday))).isFalse();
        assertThat(plan(List.of(), Set.of()).clashesWith(plan(List.of(), Set.of()))).isFalse();
        assertThat(dated("2026-10-01", "2026-10-02").clashesWith(dated("2026-10-02"))).isTrue();
        assertThat(dated("2026-10-01").clashesWith(dated("2027-10-01"))).isFalse();
    }

    private static DayPlan plan(List<Season> seasons, Set<DayOfWeek> weekdays) {
        return new DayPlan("任意", Set.of(), seasons, weekdays, List.of());
    }

    private static DayPlan dated(String... days) {
        return new DayPlan("任意", Stream.of(days).map(LocalDate::parse).collect(Collectors.toSet()), List.of(), Set.of(),
                List.of());
    }

    @ParameterizedTest(name = "{0}–{1} on {2}: {3}")
    @CsvSource({
            "07-01, 08-31, 2026-06-30, false",
            "07-01, 08-31, 2026-07-01, true",
            "07-01, 08-31, 2026-08-31, true",
            "07-01, 08-31, 2026-09-01, false",
            "12-01, 02-28, 2026-11-30, false",
            "12-01, 02-28, 2026-12-01, true",
            "12-01, 02-28, 2027-01-15, true",
            "12-01, 02-28, 2028-02-28, true",
            "12-01, 02-28, 2028-02-29, false",
            "12-01, 02-29, 2028-02-29, true",
            "05-05, 05-05, 2026-05-05, true",
            "05-05, 05-05, 2026-05-06, false"})
    @DisplayName("has seasons with both ends, also across the turn of the year")
    void seasons(String from, String to, LocalDate day, boolean inside) {
        assertThat(Tariffs.season(from, to).contains(day)).isEqualTo(inside);
    }
}
