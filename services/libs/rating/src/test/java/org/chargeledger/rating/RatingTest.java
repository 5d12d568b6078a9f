package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rating")
class RatingTest {

    static final Instant CHARGED = Instant.parse("2026-03-01T02:00:00Z");

    @Test
    @DisplayName("bills 20191013080051738725 at 146.60: electricity 2.35, service 1.05, idle fee 143.20")
    void ratesTheGoldenBill() {
        var usage = new Usage(Map.of(Band.FLAT, Energy.ofKwh("3.09")),
                Instant.parse("2019-10-13T08:19:33+08:00"), Instant.parse("2019-10-13T11:34:19+08:00"));

        var lines = Rating.rate(Tariffs.caseOfOctober2019(), usage);

        assertThat(Rating.fee(lines, Component.ENERGY_FEE)).isEqualTo(Money.ofYuan("2.35"));
        assertThat(Rating.fee(lines, Component.SERVICE_FEE)).isEqualTo(Money.ofYuan("1.05"));
        assertThat(Rating.fee(lines, Component.IDLE_FEE)).isEqualTo(Money.ofYuan("143.20"));
        assertThat(Rating.total(lines)).isEqualTo(Money.ofYuan("146.60"));
    }

    @Test
    @DisplayName("bills it at 3.40 once corrected: service end set to charge end, 143.20 less")
    void ratesTheCorrectedGoldenBill() {
        var chargeEnd = Instant.parse("2019-10-13T08:19:33+08:00");
        var corrected = new Usage(Map.of(Band.FLAT, Energy.ofKwh("3.09")), chargeEnd, chargeEnd);

        var total = Rating.total(Rating.rate(Tariffs.caseOfOctober2019(), corrected));

        assertThat(total).isEqualTo(Money.ofYuan("3.40"));
        assertThat(Money.ofYuan("146.60").minus(total)).isEqualTo(Money.ofYuan("143.20"));
    }

    @Test
    @DisplayName("explains each line: quantity, unit, unit price, band and exact amount")
    void explainsEachLine() {
        var usage = new Usage(Map.of(Band.FLAT, Energy.ofKwh("3.09")), CHARGED, CHARGED.plus(Duration.ofMinutes(20)));

        assertThat(Rating.rate(Tariffs.caseOfOctober2019(), usage)).containsExactly(
                new BillLine(Tariffs.VERSION, Component.ENERGY_FEE, Optional.of(Band.FLAT), 30_900,
                        BillLine.Unit.TENTH_WH, new UnitPrice(76_000), new ExactAmount(2_348_400_000L), Set.of()),
                new BillLine(Tariffs.VERSION, Component.SERVICE_FEE, Optional.of(Band.FLAT), 30_900,
                        BillLine.Unit.TENTH_WH, new UnitPrice(34_000), new ExactAmount(1_050_600_000L), Set.of()),
                new BillLine(Tariffs.VERSION, Component.IDLE_FEE, Optional.empty(), 5, BillLine.Unit.MINUTE,
                        new UnitPrice(80_000), new ExactAmount(4_000_000_000L), Set.of()));
    }

    @Test
    @DisplayName("prices each band's energy and service apart, in the order of the bands")
    void pricesEnergyAndServiceApart() {
        var usage = unpluggedAtOnce(Map.of(Band.VALLEY, Energy.ofKwh("20.5"), Band.PEAK, Energy.ofKwh("10")));

        assertThat(Rating.rate(Tariffs.peakAndValley(), usage))
                .extracting(BillLine::component, line -> line.band().orElseThrow(), line -> line.amount().rounded())
                .containsExactly(
                        tuple(Component.ENERGY_FEE, Band.PEAK, Money.ofYuan("12.00")),
                        tuple(Component.SERVICE_FEE, Band.PEAK, Money.ofYuan("4.00")),
                        tuple(Component.ENERGY_FEE, Band.VALLEY, Money.ofYuan("6.15")),
                        tuple(Component.SERVICE_FEE, Band.VALLEY, Money.ofYuan("8.20")));
    }

    @ParameterizedTest(name = "{0} plugged in after charging: {1} yuan")
    @CsvSource({
            "-PT1H,       0.00",
            "PT0S,        0.00",
            "PT15M,       0.00",
            "PT15M59.9S,  0.00",
            "PT16M,       0.50",
            "PT16M59S,    0.50",
            "PT17M,       1.00",
            "PT2H14M59S, 59.50",
            "PT2H15M,    60.00",
            "PT2H16M,    60.00",
            "PT48H,      60.00"})
    @DisplayName("charges idle time per whole minute, after the free minutes, up to the cap")
    void idleFee(Duration plugged, String yuan) {
        var lines = Rating.rate(Tariffs.peakAndValley(), new Usage(Map.of(), CHARGED, CHARGED.plus(plugged)));

        assertThat(Rating.fee(lines, Component.IDLE_FEE)).isEqualTo(Money.ofYuan(yuan));
    }

    @Test
    @DisplayName("says when the cap, and not the minutes, decided the idle fee")
    void marksCappedLine() {
        assertThat(idleLine(Duration.ofMinutes(135)).capped()).isFalse();
        assertThat(idleLine(Duration.ofMinutes(136)).capped()).isTrue();
        assertThat(idleLine(Duration.ofMinutes(136)).quantity()).isEqualTo(121);
    }

    @Test
    @DisplayName("charges no idle fee where the tariff has none")
    void noIdleFeeInTariff() {
        var usage = new Usage(Map.of(), CHARGED, CHARGED.plus(Duration.ofDays(2)));

        assertThat(Rating.rate(Tariffs.withoutIdleFee(), usage)).isEmpty();
    }

    @ParameterizedTest(name = "{0} yuan/kWh x {1} kWh = {2} fen")
    @CsvSource({
            "1.20000, 0.0041, 0",
            "1.20000, 0.0042, 1",
            "0.00499, 1,      0",
            "0.00500, 1,      1",
            "0.01499, 1,      1",
            "0.01500, 1,      2",
            "0.02500, 1,      3"})
    @DisplayName("rounds a component half up to whole fen")
    void roundsHalfUp(String price, String kwh, long fen) {
        assertThat(UnitPrice.ofYuan(price).times(Energy.ofKwh(kwh)).rounded()).isEqualTo(new Money(fen));
    }

    @Test
    @DisplayName("rounds the component once, not each band: 0.004 + 0.004 yuan are 1 fen")
    void roundsOncePerComponent() {
        var tariff = Tariffs.tariff(Optional.empty(),
                Tariffs.period("00:00", "12:00", Band.PEAK, "0.004", "0"),
                Tariffs.period("12:00", "24:00", Band.FLAT, "0.004", "0"));

        var lines = Rating.rate(tariff,
                unpluggedAtOnce(Map.of(Band.PEAK, Energy.ofKwh("1"), Band.FLAT, Energy.ofKwh("1"))));

        assertThat(Rating.fee(lines, Component.ENERGY_FEE)).isEqualTo(new Money(1));
    }

    @Test
    @DisplayName("refuses energy in a band without a price, and names tariff, version and band")
    void refusesUnpricedBand() {
        var usage = unpluggedAtOnce(Map.of(Band.SHARP, Energy.ofKwh("0.0001")));

        assertThatThrownBy(() -> Rating.rate(Tariffs.peakAndValley(), usage))
                .isInstanceOf(UnpricedBand.class)
                .hasMessage("tariff T-1 v3 has no price for SHARP")
                .asInstanceOf(type(UnpricedBand.class))
                .satisfies(unpriced -> assertThat(unpriced.band()).isEqualTo(Band.SHARP))
                .satisfies(unpriced -> assertThat(unpriced.version()).isEqualTo(Tariffs.VERSION));
    }

    @Test
    @DisplayName("takes an unpriced band without energy for granted")
    void unpricedBandWithoutEnergy() {
        assertThat(Rating.rate(Tariffs.peakAndValley(), unpluggedAtOnce(Map.of(Band.SHARP, Energy.ZERO)))).isEmpty();
    }

    @Test
    @DisplayName("fails on an overflow instead of billing a wrong amount")
    void failsOnOverflow() {
        assertThatThrownBy(() -> new UnitPrice(Long.MAX_VALUE).times(new Energy(2)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new ExactAmount(Long.MAX_VALUE).rounded()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("refuses usage with negative energy")
    void refusesNegativeEnergy() {
        assertThatThrownBy(() -> unpluggedAtOnce(Map.of(Band.PEAK, new Energy(-1))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PEAK");
    }

    static BillLine idleLine(Duration plugged) {
        return Rating.rate(Tariffs.peakAndValley(), new Usage(Map.of(), CHARGED, CHARGED.plus(plugged))).getFirst();
    }

    static Usage unpluggedAtOnce(Map<Band, Energy> energy) {
        return new Usage(energy, CHARGED, CHARGED);
    }
}
