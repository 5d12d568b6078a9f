package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The period of a line")
class BillTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Tariff TWO_PEAKS = Tariffs.tariff(Optional.empty(),
            Tariffs.period("08:00", "11:00", Band.PEAK, "1.20", "0.40"),
            Tariffs.period("11:00", "18:00", Band.FLAT, "0.76", "0.40"),
            Tariffs.period("18:00", "22:00", Band.PEAK, "1.20", "0.40"),
            Tariffs.period("22:00", "08:00", Band.VALLEY, "0.30", "0.40"));
    private static final String NONE = "the band has no hours within the charge";

    @ParameterizedTest(name = "{0} to {1}, {2}: {3}")
    @CsvSource(delimiter = '|', value = {
            "2026-03-01T07:30:00 | 2026-03-01T19:12:00 | PEAK   | 2026-03-01 08:00–11:00, 18:00–19:12",
            "2026-03-01T07:30:00 | 2026-03-01T19:12:00 | FLAT   | 2026-03-01 11:00–18:00",
            "2026-03-01T07:30:00 | 2026-03-01T19:12:00 | VALLEY | 2026-03-01 07:30–08:00",
            // A span ends where the charge does, and one that only touches it is none.
            "2026-03-01T08:00:00 | 2026-03-01T11:00:00 | PEAK   | 2026-03-01 08:00–11:00",
            "2026-03-01T08:00:00 | 2026-03-01T11:00:00 | FLAT   |",
            "2026-03-01T08:00:00 | 2026-03-01T11:00:00 | VALLEY |",
            "2026-03-01T07:59:59 | 2026-03-01T11:00:01 | VALLEY | 2026-03-01 07:59:59–08:00",
            "2026-03-01T07:59:59 | 2026-03-01T11:00:01 | FLAT   | 2026-03-01 11:00–11:00:01",
            // Midnight is no border, and several days have their hours each.
            "2026-03-01T21:00:00 | 2026-03-03T02:00:30 | VALLEY | 2026-03-01 22:00–2026-03-02 08:00, 22:00–2026-03-03 02:00:30",
            "2026-03-01T22:30:00 | 2026-03-02T00:00:00 | VALLEY | 2026-03-01 22:30–24:00",
            "2026-03-02T00:00:00 | 2026-03-02T00:00:01 | VALLEY | 2026-03-02 00:00–00:00:01",
            // A charge that takes no time, or ends before it began, has no hours.
            "2026-03-01T08:00:00 | 2026-03-01T08:00:00 | PEAK   |",
            "2026-03-01T09:00:00 | 2026-03-01T08:00:00 | PEAK   |",
            "2026-03-01T08:00:00 | 2026-03-01T09:00:00 | SHARP  |"})
    @DisplayName("of energy is when its version has the band within the charge, and says so where it has not")
    void hours(String start, String end, Band band, String hours) {
        assertThat(said(TWO_PEAKS, start + "+08:00", end + "+08:00", band))
                .isEqualTo(hours == null ? NONE : "hours of the band within the charge " + hours);
    }

    @Test
    @DisplayName("of a fixed tariff is the whole charge")
    void fixed() {
        assertThat(said(Tariffs.withoutIdleFee(), "2026-03-01T21:00:07+08:00", "2026-03-02T06:00:00+08:00", Band.FLAT))
                .isEqualTo("hours of the band within the charge 2026-03-01 21:00:07–2026-03-02 06:00");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "DEEP_VALLEY | 2026-10-01 10:00–14:00",
            "PEAK        | 2026-10-02 07:00–09:00",
            "VALLEY      | 2026-10-01 09:00–10:00, 14:00–2026-10-02 07:00"})
    @DisplayName("follows the calendar of its version")
    void calendar(Band band, String hours) {
        assertThat(said(Tariffs.ofTheGrid(), "2026-10-01T09:00:00+08:00", "2026-10-02T09:00:00+08:00", band))
                .endsWith(" " + hours);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(delimiter = '|', value = {
            "2026-10-25T01:00:00+02:00 | 2026-10-25T04:00:00+01:00 | 2026-10-25 02:00+02:00–03:00+01:00",
            "2026-10-25T02:30:00+01:00 | 2026-10-25T02:45:00+01:00 | 2026-10-25 02:30+01:00–02:45+01:00",
            "2026-10-26T01:59:59+01:00 | 2026-10-26T02:45:00+01:00 | 2026-10-26 02:00+01:00–02:45+01:00",
            "2026-10-26T02:00:00+01:00 | 2026-10-26T02:45:00+01:00 | 2026-10-26 02:00–02:45",
            "2026-10-24T02:30:00+02:00 | 2026-10-24T03:00:00+02:00 | 2026-10-24 02:30–03:00",
            "2026-10-24T02:30:00+02:00 | 2026-10-24T03:00:01+02:00 | 2026-10-24 02:30+02:00–03:00+02:00",
            // 02:00 to 03:00 is skipped.
            "2026-03-29T01:30:00+01:00 | 2026-03-29T04:00:00+02:00 |"})
    @DisplayName("names the offset on days around a change of the clock, where an hour comes twice or never")
    void clockChange(String start, String end, String hours) {
        var tariff = new Tariff(Tariffs.VERSION, BERLIN, List.of(
                Tariffs.period("02:00", "03:00", Band.PEAK, "0.9", "0.1"),
                Tariffs.period("03:00", "02:00", Band.VALLEY, "0.3", "0.1")), Optional.empty());

        assertThat(said(tariff, start, end, Band.PEAK)).isEqualTo(hours == null ? NONE
                : "hours of the band within the charge " + hours);
    }

    @ParameterizedTest(name = "{0} days and {1} s: {2} listed, {3} not")
    @CsvSource({"11, 0, 12, 0", "12, 0, 12, 1", "31, 0, 12, 20", "31, 1, 0, 0"})
    @DisplayName("lists a dozen spans and counts the rest; the hours of a charge of over 31 days are not told")
    void bounded(int days, int seconds, int listed, int more) {
        Instant start = Instant.parse("2026-03-01T00:00:00+08:00");
        Instant end = start.plusSeconds(days * 86_400L + seconds);
        LinePeriod period = times(Tariffs.peakAndValley(), start, end).periodOf(energy(Band.VALLEY));

        assertThat(period.spans().listed()).hasSize(listed);
        assertThat(period.spans().more()).isEqualTo(more);
    }

    @Test
    @DisplayName("says how many spans are not listed, and why none are")
    void boundedWords() {
        assertThat(said(Tariffs.peakAndValley(), "2026-03-01T00:00:00+08:00", "2026-03-13T00:00:00+08:00", Band.VALLEY))
                .startsWith("hours of the band within the charge 2026-03-01 00:00–07:00, 23:00–2026-03-02 07:00, ")
                .endsWith(", and 1 more");
        assertThat(said(Tariffs.peakAndValley(), "2026-03-01T00:00:00+08:00", "2026-04-01T00:00:01+08:00", Band.VALLEY))
                .isEqualTo("hours not listed of a charge of more than 31 days");
        var unknown = new BillTimes(Tariffs.peakAndValley(), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
        assertThat(Explanation.ofPeriod(energy(Band.PEAK), unknown, Language.EN))
                .isEqualTo("start of the charge unknown");
        assertThat(Explanation.ofPeriod(energy(Band.PEAK), unknown, Language.ZH_CN)).isEqualTo("充电开始时间未知");
    }

    @Test
    @DisplayName("of idling lists what is charged: from the end of the free minutes to the end of service, no quiet hours")
    void idling() {
        var fee = new IdleFee(new Money(80), 15, Optional.of(Money.ofYuan("400")),
                List.of(DaySpan.of("12:00", "13:00"), DaySpan.of("22:00", "07:00")));
        var tariff = Tariffs.tariff(Optional.of(fee), Tariffs.period("00:00", "24:00", Band.FLAT, "0.76", "0.34"));
        var times = new BillTimes(tariff, Optional.empty(), Instant.parse("2026-03-01T11:00:30+08:00"),
                Instant.parse("2026-03-02T08:00:00+08:00"));
        var usage = new Usage(Map.of(), times.chargeEndedAt(), times.serviceEndedAt());
        BillLine line = Rating.rate(tariff, usage).getFirst();

        assertThat(times.periodOf(line).spans().listed()).containsExactly(
                span("2026-03-01T11:15:30+08:00", "2026-03-01T12:00:00+08:00"),
                span("2026-03-01T13:00:00+08:00", "2026-03-01T22:00:00+08:00"),
                span("2026-03-02T07:00:00+08:00", "2026-03-02T08:00:00+08:00"));
        assertThat(Explanation.ofPeriod(line, times, Language.ZH_CN)).isEqualTo(
                "2026-03-01 11:00:30 充电结束,免费至 11:15:30,2026-03-02 08:00 服务结束,其间 1244 个整分钟,触及免收时段 "
                        + "2026-03-01 12:00–13:00、22:00–2026-03-02 07:00 的 602 分钟不计,超过封顶 400.00 元,按封顶计");
        assertThat(line.quantity()).isEqualTo(642);
    }

    private static String said(Tariff tariff, String start, String end, Band band) {
        return Explanation.ofPeriod(energy(band), times(tariff, Instant.parse(start), Instant.parse(end)), Language.EN);
    }

    private static BillTimes times(Tariff tariff, Instant start, Instant end) {
        return new BillTimes(tariff, Optional.of(start), end, end);
    }

    private static BillLine energy(Band band) {
        return BillLine.ofEnergy(Tariffs.VERSION, Component.ENERGY_FEE, band, Energy.ofKwh("1"), UnitPrice.ofYuan("1"),
                false);
    }

    private static TimeSpan span(String from, String to) {
        return new TimeSpan(Instant.parse(from), Instant.parse(to));
    }
}
