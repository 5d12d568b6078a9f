package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Quiet hours of the idle fee")
class QuietHoursTest {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "charged until {0}, plugged until {1}: {2} minutes")
    @CsvSource({
            // Free until 21:45, then 15 minutes up to the quiet hours.
            "2026-03-01T21:30:00, 2026-03-01T23:30:00,   15",
            "2026-03-01T21:30:00, 2026-03-02T07:00:00,   15",
            "2026-03-01T21:30:00, 2026-03-02T07:01:00,   16",
            "2026-03-01T21:30:00, 2026-03-02T07:01:59,   16",
            // The minute that the beginning or the end of the quiet hours falls into is not charged.
            "2026-03-01T21:30:30, 2026-03-01T23:30:00,   14",
            "2026-03-01T21:30:30, 2026-03-02T07:01:00,   14",
            "2026-03-01T21:30:30, 2026-03-02T07:01:29,   14",
            "2026-03-01T21:30:30, 2026-03-02T07:01:30,   15",
            // Free minutes pass in quiet hours too.
            "2026-03-01T21:50:00, 2026-03-02T07:10:00,   10",
            "2026-03-02T06:50:00, 2026-03-02T07:15:00,   10",
            "2026-03-01T23:00:00, 2026-03-02T06:59:00,    0",
            // Two nights.
            "2026-03-01T11:45:00, 2026-03-03T12:00:00, 1800",
            "2026-03-01T08:00:00, 2026-03-01T08:14:59,    0",
            "2026-03-01T08:00:00, 2026-03-01T08:16:00,    1"})
    @DisplayName("from 22:00 to 07:00 are not counted, nor is a minute they touch")
    void acrossMidnight(String chargeEnd, String serviceEnd, long minutes) {
        var tariff = Tariffs.withQuietHours(Tariffs.SHANGHAI, "22:00", "07:00");

        assertThat(minutes(tariff, chargeEnd + "+08:00", serviceEnd + "+08:00")).isEqualTo(minutes);
    }

    @ParameterizedTest(name = "quiet {0}, charged until {1}: free until {2}")
    @CsvSource({
            "22:00–07:00, 2026-03-01T21:30:00, 2026-03-01T21:45:00",
            "22:00–07:00, 2026-03-01T21:44:59, 2026-03-01T21:59:59",
            "22:00–07:00, 2026-03-01T21:45:00, 2026-03-02T07:00:00",
            "22:00–07:00, 2026-03-02T06:44:59, 2026-03-02T07:00:00",
            "22:00–07:00, 2026-03-02T06:45:00, 2026-03-02T07:00:00",
            "22:00–07:00, 2026-03-02T06:45:01, 2026-03-02T07:00:01",
            "00:00–00:00, 2026-03-01T21:30:00,"})
    @DisplayName("that the free minutes run into are free to their end; where it is always quiet, for ever")
    void freeUntil(String quiet, String chargeEnd, String free) {
        String[] ends = quiet.split("–");
        IdleFee fee = Tariffs.withQuietHours(Tariffs.SHANGHAI, ends[0], ends[1]).idleFee().orElseThrow();

        assertThat(fee.freeUntil(Instant.parse(chargeEnd + "+08:00"), Tariffs.SHANGHAI))
                .isEqualTo(Optional.ofNullable(free).map(time -> Instant.parse(time + "+08:00")));
    }

    @ParameterizedTest(name = "{0}–{1}: {2} minutes")
    @CsvSource({
            // 2026-03-29 has 23 hours: the night is 6 hours long, from 22:00 to 05:00 by the clock.
            "2026-03-28T20:45:00+01:00, 2026-03-29T06:00:00+02:00, 120",
            // 2026-10-25 has 25 hours: the night is 8 hours long.
            "2026-10-24T20:45:00+02:00, 2026-10-25T06:00:00+01:00, 120"})
    @DisplayName("follow the station's clock through the nights it changes")
    void summerTime(String chargeEnd, String serviceEnd, long minutes) {
        assertThat(minutes(Tariffs.withQuietHours(BERLIN, "22:00", "05:00"), chargeEnd, serviceEnd)).isEqualTo(minutes);
    }

    @ParameterizedTest(name = "quiet {0}–{1} at night of {2}: {3} of 300 minutes")
    @CsvSource({
            // 02:00–03:00 does not exist on 29 March, and passes twice on 25 October.
            "02:00, 03:00, 2026-03-28T23:45:00+01:00, 300",
            "02:00, 03:00, 2026-10-24T23:45:00+02:00, 180",
            "02:30, 03:00, 2026-10-24T23:45:00+02:00, 240",
            "12:00, 13:00, 2026-10-24T23:45:00+02:00, 300"})
    @DisplayName("in the hour that is skipped are none, in the hour that comes twice are two")
    void skippedAndDoubledHour(String from, String to, String chargeEnd, long minutes) {
        Instant end = Instant.parse(chargeEnd).plusSeconds(315 * 60);

        assertThat(minutes(Tariffs.withQuietHours(BERLIN, from, to), chargeEnd, end.toString())).isEqualTo(minutes);
    }

    @Test
    @DisplayName("do not cost a minute when the clock changes outside of them")
    void changeOutsideQuietHours() {
        // Minutes begin at half past a minute; the change at 03:00 lies within one of them.
        assertThat(minutes(Tariffs.withQuietHours(BERLIN, "12:00", "13:00"),
                "2026-10-24T23:45:30+02:00", "2026-10-25T04:00:30+01:00")).isEqualTo(300);
    }

    @Test
    @DisplayName("are named on the line, also when they leave nothing to pay")
    void remark() {
        var tariff = Tariffs.withQuietHours(Tariffs.SHANGHAI, "22:00", "07:00");

        assertThat(line(tariff, "2026-03-01T23:00:00+08:00", "2026-03-02T06:59:00+08:00").orElseThrow())
                .satisfies(line -> assertThat(line.remarks()).containsExactly(Remark.QUIET_HOURS))
                .satisfies(line -> assertThat(line.amount()).isEqualTo(ExactAmount.ZERO));
        assertThat(line(tariff, "2026-03-01T12:00:00+08:00", "2026-03-01T13:00:00+08:00").orElseThrow().remarks())
                .isEmpty();
        assertThat(line(tariff, "2026-03-01T23:00:00+08:00", "2026-03-01T23:15:59+08:00")).isEmpty();
    }

    @Test
    @DisplayName("may be several, and leave the cap as it is")
    void several() {
        var fee = new IdleFee(new Money(80), 0, Optional.of(new Money(2000)),
                List.of(DaySpan.of("12:00", "14:00"), DaySpan.of("13:00", "15:00"), DaySpan.of("22:00", "24:00")));
        var tariff = Tariffs.tariff(Optional.of(fee), Tariffs.period("00:00", "24:00", Band.FLAT, "0.76", "0.34"));

        assertThat(minutes(tariff, "2026-03-01T11:00:00+08:00", "2026-03-01T15:10:00+08:00")).isEqualTo(70);
        assertThat(line(tariff, "2026-03-01T11:00:00+08:00", "2026-03-02T01:00:00+08:00").orElseThrow())
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(540))
                .satisfies(line -> assertThat(line.amount().rounded()).isEqualTo(new Money(2000)))
                .satisfies(line -> assertThat(line.remarks()).isEqualTo(Set.of(Remark.CAPPED, Remark.QUIET_HOURS)));
    }

    private static long minutes(Tariff tariff, String chargeEnd, String serviceEnd) {
        return line(tariff, chargeEnd, serviceEnd).map(BillLine::quantity).orElse(0L);
    }

    private static Optional<BillLine> line(Tariff tariff, String chargeEnd, String serviceEnd) {
        return Rating.rate(tariff, new Usage(Map.of(), Instant.parse(chargeEnd), Instant.parse(serviceEnd)))
                .stream().findFirst();
    }
}
