package org.chargeledger.rating;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tariffs that tests name by what is special about them. */
final class Tariffs {

    static final TariffVersion VERSION = new TariffVersion("T-1", 3);
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** The plan of a real station: 0.80 yuan a minute after 15 free minutes. */
    static final IdleFee EIGHTY_FEN_AFTER_FIFTEEN_MINUTES = new IdleFee(new Money(80), 15, Optional.empty());

    private Tariffs() {}

    static Tariff caseOfOctober2019() {
        return tariff(Optional.of(EIGHTY_FEN_AFTER_FIFTEEN_MINUTES),
                period("00:00", "24:00", Band.FLAT, "0.76", "0.34"));
    }

    static Tariff peakAndValley() {
        return tariff(Optional.of(new IdleFee(new Money(50), 15, Optional.of(new Money(6000)))),
                period("07:00", "23:00", Band.PEAK, "1.20", "0.40"),
                period("23:00", "07:00", Band.VALLEY, "0.30", "0.40"));
    }

    /** Days as Chinese grids have them: sharp summer evenings, quiet Sundays, a deep valley at noon on holidays. */
    static Tariff ofTheGrid() {
        var ordinary = List.of(period("07:00", "23:00", Band.PEAK, "1.20", "0.40"),
                period("23:00", "07:00", Band.VALLEY, "0.30", "0.40"));
        var summer = List.of(period("07:00", "18:00", Band.PEAK, "1.20", "0.40"),
                period("18:00", "22:00", Band.SHARP, "1.60", "0.40"),
                period("22:00", "07:00", Band.VALLEY, "0.30", "0.40"));
        var sunday = List.of(period("00:00", "24:00", Band.VALLEY, "0.30", "0.40"));
        var summerSunday = List.of(period("00:00", "24:00", Band.FLAT, "0.70", "0.40"));
        var holiday = List.of(period("00:00", "10:00", Band.VALLEY, "0.30", "0.40"),
                period("10:00", "14:00", Band.DEEP_VALLEY, "0.10", "0.40"),
                period("14:00", "24:00", Band.VALLEY, "0.30", "0.40"));
        return new Tariff(VERSION, SHANGHAI, ordinary, List.of(
                new DayPlan("周日", Set.of(), List.of(), Set.of(DayOfWeek.SUNDAY), sunday),
                new DayPlan("夏季", Set.of(), List.of(season("07-01", "08-31")), Set.of(), summer),
                new DayPlan("夏季周日", Set.of(), List.of(season("07-01", "08-31")), Set.of(DayOfWeek.SUNDAY),
                        summerSunday),
                new DayPlan("冬季", Set.of(), List.of(season("12-01", "01-31")), Set.of(DayOfWeek.SATURDAY), summer),
                new DayPlan("节假日", Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 7, 5)), List.of(), Set.of(),
                        holiday),
                new DayPlan("调休上班", Set.of(LocalDate.of(2026, 9, 27)), List.of(), Set.of(), ordinary)),
                Optional.empty());
    }

    static Season season(String from, String to) {
        return new Season(MonthDay.parse("--" + from), MonthDay.parse("--" + to));
    }

    static Tariff withQuietHours(ZoneId zone, String from, String to) {
        return new Tariff(VERSION, zone, List.of(period("00:00", "24:00", Band.FLAT, "0.76", "0.34")),
                Optional.of(new IdleFee(new Money(80), 15, Optional.empty(), List.of(DaySpan.of(from, to)))));
    }

    static Tariff withoutIdleFee() {
        return tariff(Optional.empty(), period("00:00", "24:00", Band.FLAT, "0.76", "0.34"));
    }

    static Tariff tariff(Optional<IdleFee> idleFee, DayPeriod... periods) {
        return new Tariff(VERSION, SHANGHAI, List.of(periods), idleFee);
    }

    static DayPeriod period(String from, String to, Band band, String energyYuan, String serviceYuan) {
        return DayPeriod.of(from, to, band, UnitPrice.ofYuan(energyYuan), UnitPrice.ofYuan(serviceYuan));
    }
}
