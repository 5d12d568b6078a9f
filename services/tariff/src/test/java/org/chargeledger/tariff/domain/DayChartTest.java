package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.Drafts.period;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A day chart")
class DayChartTest {

    static final LocalDate DAY = LocalDate.of(2019, 10, 16);
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final String PILE = "44030600210000200001";
    static final PublishedVersion DAY_AND_NIGHT =
            Drafts.published(Drafts.with(period("07:00", "23:00", "PEAK", 110_000L, 34_000L),
            period("23:00", "07:00", "VALLEY", 40_000L, 34_000L)), "T-1", 1);
    static final PublishedVersion FIXED = Drafts.published(Drafts.fixedPrice(), "T-2", 1);

    @Test
    @DisplayName("shows what each minute of the day costs, and a change of version in the middle of it")
    void changeOfVersion() {
        var assignments = List.of(assigned(Target.station("ST-108"), "2019-10-01T00:00:00+08:00", DAY_AND_NIGHT),
                assigned(Target.station("ST-108"), "2019-10-16T12:30:00+08:00", FIXED),
                assigned(Target.station("ST-109"), "2019-10-16T13:00:00+08:00", DAY_AND_NIGHT));

        assertThat(chart(Target.ofStation("ST-108"), assignments).stretches())
                .extracting(DayChart.Stretch::fromTime, DayChart.Stretch::toTime, stretch -> stretch.price().tariffId(),
                        stretch -> stretch.price().band())
                .containsExactly(tuple("00:00", "07:00", "T-1", Band.VALLEY), tuple("07:00", "12:30", "T-1", Band.PEAK),
                        tuple("12:30", "24:00", "T-2", Band.FLAT));
    }

    @Test
    @DisplayName("of a pile shows its own tariff before the station's before the operator's")
    void scopes() {
        var assignments = List.of(assigned(Target.wholeOperator(), "2019-10-01T00:00:00+08:00", FIXED),
                assigned(Target.station("ST-108"), "2019-10-16T06:00:00+08:00", DAY_AND_NIGHT),
                assigned(Target.pile(PILE), "2019-10-16T08:00:00+08:00", FIXED),
                new Assignment(Target.pile(PILE), Instant.parse("2019-10-16T20:00:00+08:00"), FIXED.number(), true));

        assertThat(chart(Target.ofPile(PILE, "ST-108"), assignments).stretches())
                .extracting(DayChart.Stretch::fromTime, stretch -> stretch.price().scope(), stretch -> stretch.price()
                        .tariffId())
                .containsExactly(tuple("00:00", Scope.OPERATOR, "T-2"), tuple("06:00", Scope.STATION, "T-1"),
                        tuple("07:00", Scope.STATION, "T-1"), tuple("08:00", Scope.PILE, "T-2"),
                        tuple("20:00", Scope.STATION, "T-1"), tuple("23:00", Scope.STATION, "T-1"));
    }

    @Test
    @DisplayName("shows the later of two versions that take force at one moment, also if it gives the station up")
    void sameMoment() {
        var next = new Assignment(Target.station("ST-108"), Instant.parse("2019-10-16T12:00:00+08:00"),
                new TariffVersion("T-1", 2), true);
        var assignments = List.of(assigned(Target.wholeOperator(), "2019-10-01T00:00:00+08:00", FIXED),
                assigned(Target.station("ST-108"), "2019-10-16T12:00:00+08:00", DAY_AND_NIGHT), next);

        assertThat(chart(Target.ofStation("ST-108"), assignments).stretches())
                .extracting(DayChart.Stretch::fromTime, stretch -> stretch.price().tariffId())
                .containsExactly(tuple("00:00", "T-2"), tuple("12:00", "T-2"));
    }

    @Test
    @DisplayName("shows when nothing is in force")
    void nothing() {
        assertThat(chart(Target.ofStation("ST-108"),
                List.of(assigned(Target.station("ST-108"), "2019-10-16T10:00:00+08:00", FIXED)))
                .stretches()).extracting(DayChart.Stretch::fromTime, stretch -> stretch.price() == null)
                .containsExactly(tuple("00:00", true), tuple("10:00", false));
        assertThat(chart(Target.ofStation("ST-108"), List.of()).stretches()).hasSize(1)
                .allSatisfy(stretch -> assertThat(stretch.toTime()).isEqualTo("24:00"));
    }

    @Test
    @DisplayName("has 23 or 25 hours when the clock changes")
    void summerTime() {
        var berlin = ZoneId.of("Europe/Berlin");
        var tariff = new Tariff(FIXED.number(), berlin, List.of(
                DayPeriod.of("02:00", "03:00", Band.PEAK, new UnitPrice(1), new UnitPrice(1)),
                DayPeriod.of("03:00", "02:00", Band.VALLEY, new UnitPrice(1), new UnitPrice(1))), Optional.empty());

        assertThat(hours(tariff, LocalDate.of(2026, 3, 29))).containsExactly(23L, 0L);
        assertThat(hours(tariff, LocalDate.of(2026, 10, 25))).containsExactly(25L, 2L);
        assertThat(hours(tariff, LocalDate.of(2026, 10, 26))).containsExactly(24L, 1L);
    }

    /** Of the day, and of its peak. */
    private static List<Long> hours(Tariff tariff, LocalDate day) {
        var chart = DayChart.of(day, tariff.zone(), List.of(Target.wholeOperator()),
                List.of(new Assignment(Target.wholeOperator(), Instant.MIN, tariff.version(), false)),
                Map.of(tariff.version(), tariff));
        return List.of(hours(chart.stretches()), hours(chart.stretches().stream()
                .filter(stretch -> stretch.price().band() == Band.PEAK).toList()));
    }

    private static long hours(List<DayChart.Stretch> stretches) {
        return stretches.stream().map(stretch -> Duration.between(stretch.from(), stretch.to()))
                .reduce(Duration.ZERO, Duration::plus).toHours();
    }

    private static DayChart chart(List<Target> closestFirst, List<Assignment> assignments) {
        Map<TariffVersion, Tariff> tariffs = Map.of(DAY_AND_NIGHT.number(), DAY_AND_NIGHT.toTariff(),
                FIXED.number(), FIXED.toTariff());
        return DayChart.of(DAY, SHANGHAI, closestFirst, assignments, tariffs);
    }

    private static Assignment assigned(Target target, String from, PublishedVersion version) {
        return new Assignment(target, Instant.parse(from), version.number(), false);
    }
}
