package org.chargeledger.billing.domain.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.DayPlan;
import org.chargeledger.rating.DaySpan;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A price shown to a driver")
class ShownPriceTest {

    private static final IdleFee FEE = new IdleFee(new Money(80), 15, Optional.of(new Money(6_000)),
            List.of(DaySpan.of("23:00", "24:00")));
    private static final DayPeriod VALLEY = period("22:00", "07:00", Band.VALLEY, "0.30");
    private static final DayPeriod PEAK = period("07:00", "18:00", Band.PEAK, "1.20");
    private static final DayPeriod FLAT = period("18:00", "22:00", Band.FLAT, "0.80");
    private static final DayPlan HOLIDAY = new DayPlan("国庆", Set.of(LocalDate.of(2019, 10, 1)), List.of(), Set.of(),
            List.of(period("00:00", "24:00", Band.VALLEY, "0.30")));

    @ParameterizedTest(name = "{0} in {1}: {3} on {2}")
    @CsvSource({
            "2019-10-16T06:59:59.999999+08:00, Asia/Shanghai, 2019-10-16, 22:00-07:00 VALLEY",
            "2019-10-16T07:00:00+08:00,        Asia/Shanghai, 2019-10-16, 07:00-18:00 PEAK",
            "2019-10-16T17:59:59.999999+08:00, Asia/Shanghai, 2019-10-16, 07:00-18:00 PEAK",
            "2019-10-16T18:00:00+08:00,        Asia/Shanghai, 2019-10-16, 18:00-22:00 FLAT",
            "2019-10-16T22:00:00+08:00,        Asia/Shanghai, 2019-10-16, 22:00-07:00 VALLEY",
            "2019-09-30T23:59:59.999999+08:00, Asia/Shanghai, 2019-09-30, 22:00-07:00 VALLEY",
            "2019-10-01T00:00:00+08:00,        Asia/Shanghai, 2019-10-01, 00:00-24:00 VALLEY",
            "2019-10-01T12:00:00+08:00,        Asia/Shanghai, 2019-10-01, 00:00-24:00 VALLEY",
            "2019-10-02T00:00:00+08:00,        Asia/Shanghai, 2019-10-02, 22:00-07:00 VALLEY",
            "2019-10-02T00:00:00+08:00,        Europe/Berlin, 2019-10-01, 00:00-24:00 VALLEY",
            "2019-10-02T12:59:59+08:00,        Europe/Berlin, 2019-10-02, 22:00-07:00 VALLEY",
            "2019-10-02T13:00:00+08:00,        Europe/Berlin, 2019-10-02, 07:00-18:00 PEAK"})
    @DisplayName("marks the one period in force, of the day that its zone's clock shows")
    void current(OffsetDateTime at, String zone, LocalDate day, String current) {
        ShownPrice price = ShownPrice.of(tariff(ZoneId.of(zone), Optional.empty()), true, at.toInstant());

        assertThat(price.day()).isEqualTo(day);
        assertThat(price.zoneId()).isEqualTo(zone);
        assertThat(price.periods()).filteredOn(ShownPrice.Period::current).singleElement()
                .satisfies(period -> assertThat(period.from() + "-" + period.to() + " " + period.band())
                        .isEqualTo(current));
    }

    @Test
    @DisplayName("lists the day's periods from the morning on, with what a kWh takes apart and together, in both "
            + "languages")
    void periods() {
        ShownPrice price = ShownPrice.of(tariff(ZoneId.of("Asia/Shanghai"), Optional.empty()), true,
                Instant.parse("2019-10-16T00:00:00Z"));

        assertThat(price.periods()).extracting(ShownPrice.Period::from).containsExactly("07:00", "18:00", "22:00");
        assertThat(price.periods().getFirst()).isEqualTo(
                new ShownPrice.Period("07:00", "18:00", Band.PEAK, "峰", "peak", 120_000, 34_000, 154_000, true));
        assertThat(price.tariffId()).isEqualTo("T");
        assertThat(price.tariffVersion()).isEqualTo(3);
    }

    @Test
    @DisplayName("tells the idle fee in numbers and in words")
    void idleFee() {
        ShownPrice price = ShownPrice.of(tariff(ZoneId.of("Asia/Shanghai"), Optional.of(FEE)), true, Instant.EPOCH);

        assertThat(price.idleFee()).isEqualTo(
                new ShownPrice.Idle(80, 15, 6_000L, List.of(new ShownPrice.Span("23:00", "24:00"))));
        assertThat(price.idleFeeZh()).isEqualTo("充电结束后前 15 分钟免费,之后每满一分钟 0.80 元,最多 60.00 元,免收时段 23:00–24:00");
        assertThat(price.idleFeeEn()).startsWith("free for 15 min").endsWith("23:00–24:00");
    }

    @Test
    @DisplayName("tells no idle fee where the version has none, or where the pile cannot report the plug-out")
    void noIdleFee() {
        ShownPrice without = ShownPrice.of(tariff(ZoneId.of("Asia/Shanghai"), Optional.empty()), true, Instant.EPOCH);
        ShownPrice untold = ShownPrice.of(tariff(ZoneId.of("Asia/Shanghai"), Optional.of(FEE)), false, Instant.EPOCH);

        assertThat(without.idleFee()).isNull();
        assertThat(without.idleFeeZh()).isEqualTo("不收占桩费");
        assertThat(without.idleFeeEn()).isEqualTo("no idle fee");
        assertThat(untold.idleFee()).isNull();
        assertThat(untold.idleFeeZh()).isEqualTo("此桩不能上报拔枪,不收占桩费");
    }

    private static Tariff tariff(ZoneId zone, Optional<IdleFee> fee) {
        return new Tariff(new TariffVersion("T", 3), zone, List.of(VALLEY, PEAK, FLAT), List.of(HOLIDAY), fee);
    }

    private static DayPeriod period(String from, String to, Band band, String energyYuan) {
        return DayPeriod.of(from, to, band, UnitPrice.ofYuan(energyYuan), UnitPrice.ofYuan("0.34"));
    }
}
