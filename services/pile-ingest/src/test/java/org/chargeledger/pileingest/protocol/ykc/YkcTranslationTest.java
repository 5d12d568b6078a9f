package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chargeledger.pileingest.domain.ChargingRecord;
import org.chargeledger.pileingest.domain.StopAnswer;
import org.chargeledger.pileingest.domain.StopReason;
import org.chargeledger.pileingest.domain.TariffVersion.DayPlan;
import org.chargeledger.pileingest.domain.TariffVersion;
import org.chargeledger.pileingest.domain.TariffVersion.Period;
import org.chargeledger.pileingest.protocol.ykc.message.BillingModel.RatePrice;
import org.chargeledger.pileingest.protocol.ykc.message.BillingModel;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord.Rate;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.FourRates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("YKC's words and ours")
class YkcTranslationTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"0x3F, UNKNOWN", "0x40, REMOTE", "0x41, FULL", "0x45, MANUAL", "0x46, UNKNOWN", "0x49, UNKNOWN",
        "0x4A, START_FAILED", "0x69, START_FAILED", "0x6A, ABORTED", "0x8F, ABORTED", "0x90, UNKNOWN", "0x00, UNKNOWN",
        "0x91, ABORTED", "0x95, ABORTED", "0x96, UNKNOWN"})
    @DisplayName("know a stop reason by its range")
    void stopReason(String code, StopReason reason) {
        assertThat(YkcTranslation.stopReason(Integer.decode(code))).isEqualTo(reason);
    }

    @ParameterizedTest(name = "result {0}, reason {1}: {2}")
    @CsvSource({"1, 0, STOPPED", "1, 2, STOPPED", "0, 1, REFUSED", "0, 2, NOT_CHARGING", "0, 3, REFUSED", "0, 0, REFUSED"})
    @DisplayName("know a refused stop from one that is not needed")
    void stopAnswer(int result, int reason, StopAnswer.Outcome outcome) {
        assertThat(YkcTranslation.stopAnswer(new org.chargeledger.pileingest.protocol.ykc.message.StopAnswer(
                "44030600200001", "01", result, reason)))
                .isEqualTo(new StopAnswer("01", outcome, "0x%02X".formatted(reason)));
    }

    @Test
    @DisplayName("spread a tariff's periods over 48 half hours of the local day")
    void model() {
        var model = model(version(
                new Period("00:00", "07:30", Band.VALLEY, 40000, 30000),
                new Period("07:30", "22:00", Band.PEAK, 120000, 35000),
                new Period("22:00", "24:00", Band.FLAT, 80000, 34000))).orElseThrow();

        assertThat(model.modelNo()).isEqualTo("0001");
        assertThat(model.prices()).containsExactly(new RatePrice(0, 0), new RatePrice(120000, 35000),
                new RatePrice(80000, 34000), new RatePrice(40000, 30000));
        assertThat(model.rateOfHalfHour().subList(0, 15)).containsOnly(3);
        assertThat(model.rateOfHalfHour().subList(15, 44)).containsOnly(1);
        assertThat(model.rateOfHalfHour().subList(44, 48)).containsOnly(2);
    }

    @Test
    @DisplayName("spread a period over midnight to both ends of the day")
    void overMidnight() {
        var model = model(version(
                new Period("23:00", "07:00", Band.VALLEY, 40000, 30000),
                new Period("07:00", "23:00", Band.PEAK, 120000, 35000))).orElseThrow();

        assertThat(model.rateOfHalfHour().subList(0, 14)).containsOnly(3);
        assertThat(model.rateOfHalfHour().subList(14, 46)).containsOnly(1);
        assertThat(model.rateOfHalfHour().subList(46, 48)).containsOnly(3);
    }

    @Test
    @DisplayName("show the bands of the day's own plan, and the price of a band also on a day without it")
    void dayPlan() {
        var weekend = new DayPlan("周末", List.of(), List.of(), List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of(new Period("00:00", "24:00", Band.FLAT, 80000, 34000)));
        TariffVersion version = version(List.of(weekend), new Period("00:00", "08:00", Band.FLAT, 80000, 34000),
                new Period("08:00", "24:00", Band.PEAK, 120000, 35000));

        var friday = YkcTranslation.model("44030600200001", version.at(Instant.parse("2019-10-18T15:59:59Z"))).orElseThrow();
        var saturday = YkcTranslation.model("44030600200001", version.at(Instant.parse("2019-10-18T16:00:00Z"))).orElseThrow();
        assertThat(friday.rateOfHalfHour().subList(16, 48)).containsOnly(1);
        assertThat(saturday.rateOfHalfHour()).containsOnly(2);
        assertThat(saturday.prices()).isEqualTo(friday.prices());
        assertThat(saturday.modelNo()).isEqualTo(friday.modelNo());
    }

    @Test
    @DisplayName("tell a deep valley at the rate of a band that the version does not have, on all its days")
    void deepValley() {
        var holiday = new DayPlan("节假日", List.of(LocalDate.parse("2019-10-17")), List.of(), List.of(),
                List.of(new Period("00:00", "12:00", Band.VALLEY, 40000, 30000),
                        new Period("12:00", "24:00", Band.DEEP_VALLEY, 10000, 30000)));
        TariffVersion version = version(List.of(holiday), new Period("00:00", "12:00", Band.VALLEY, 40000, 30000),
                new Period("12:00", "24:00", Band.PEAK, 120000, 35000));

        var ordinary = model(version).orElseThrow();
        var ofHoliday = YkcTranslation.model("44030600200001", version.at(Instant.parse("2019-10-17T00:00:00Z")))
                .orElseThrow();
        assertThat(ofHoliday.rateOfHalfHour().subList(0, 24)).containsOnly(3);
        assertThat(ofHoliday.rateOfHalfHour().subList(24, 48)).containsOnly(0);
        assertThat(ofHoliday.prices()).isEqualTo(ordinary.prices()).containsExactly(new RatePrice(10000, 30000),
                new RatePrice(120000, 35000), new RatePrice(0, 0), new RatePrice(40000, 30000));
    }

    @Test
    @DisplayName("have no model for a day with five bands, and one for each other day of its version")
    void noModel() {
        Period[] five = {new Period("00:00", "04:00", Band.VALLEY, 4, 3), new Period("04:00", "08:00", Band.FLAT, 8, 3),
            new Period("08:00", "12:00", Band.PEAK, 12, 3), new Period("12:00", "16:00", Band.DEEP_VALLEY, 1, 3),
            new Period("16:00", "24:00", Band.SHARP, 16, 3)};
        var mild = new DayPlan("春季", List.of(LocalDate.parse("2019-10-16")), List.of(), List.of(),
                List.of(new Period("00:00", "12:00", Band.PEAK, 12, 3),
                        new Period("12:00", "24:00", Band.DEEP_VALLEY, 1, 3)));

        assertThat(model(version(five))).isEmpty();
        assertThat(model(version(List.of(mild), five)).orElseThrow().prices()).containsExactly(new RatePrice(1, 3),
                new RatePrice(12, 3), new RatePrice(8, 3), new RatePrice(4, 3));
    }

    @Test
    @DisplayName("read the energy of a lent rate as deep valley, and a fifth rate as the band that lent it")
    void record() {
        var five = IntStream.rangeClosed(1, 5).mapToObj(i -> new Rate(i, 10L * i, 0, 0)).toList();
        var deepAtSharp = new FourRates(Optional.of(Band.SHARP));

        assertThat(bands(five.subList(0, 4), FourRates.USUAL))
                .containsExactly(Band.SHARP, Band.PEAK, Band.FLAT, Band.VALLEY);
        assertThat(bands(five.subList(0, 4), deepAtSharp))
                .containsExactly(Band.DEEP_VALLEY, Band.PEAK, Band.FLAT, Band.VALLEY);
        assertThat(bands(five, FourRates.USUAL).getLast()).isEqualTo(Band.DEEP_VALLEY);
        assertThat(bands(five, deepAtSharp).getLast()).isEqualTo(Band.SHARP);
    }

    private static List<Band> bands(List<Rate> rates, FourRates counted) {
        var record = new TransactionRecord("0".repeat(32), "44030600200001", "01", Optional.empty(), Optional.empty(),
                rates, 0, 100, 100, 0, 0, "", 1, Optional.empty(), 0x40, "0".repeat(16));
        return new YkcTranslation(ZoneId.of("Asia/Shanghai")).record(record, counted).bands().stream()
                .map(ChargingRecord.BandUsage::band).toList();
    }

    private static Optional<BillingModel> model(TariffVersion version) {
        return YkcTranslation.model("44030600200001", version.at(Instant.parse("2019-10-16T00:00:00Z")));
    }

    static TariffVersion version(Period... periods) {
        return version(List.of(), periods);
    }

    static TariffVersion version(List<DayPlan> dayPlans, Period... periods) {
        return new TariffVersion("zpd", "T-1", 1, "0001", "Asia/Shanghai", Instant.EPOCH, List.of("ST-108"), List.of(),
                false, List.of(), List.of(), false, List.of(periods), dayPlans);
    }
}
