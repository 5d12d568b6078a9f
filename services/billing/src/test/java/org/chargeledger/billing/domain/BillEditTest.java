package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.billing.domain.BillEdit.BandEnergy;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From 16:00 to 17:00 in Shanghai, 6 kWh flat; from 16:30 on it is peak. */
@DisplayName("An edit of a bill's values")
class BillEditTest {

    private static final Tariff TARIFF = new Tariff(new TariffVersion("T", 1), ZoneId.of("Asia/Shanghai"), List.of(
            DayPeriod.of("00:00", "16:30", Band.FLAT, UnitPrice.ofYuan("0.5"), UnitPrice.ofYuan("0.3")),
            DayPeriod.of("16:30", "24:00", Band.PEAK, UnitPrice.ofYuan("0.9"), UnitPrice.ofYuan("0.3"))),
            Optional.empty());
    private static final BillValues NOW = new BillValues(at("08:00:00"), at("09:00:00"), at("09:10:00"), 60_000,
            Map.of(Band.FLAT, new Energy(60_000)), true, StopReason.FULL);

    @Test
    @DisplayName("that names nothing leaves everything as it is")
    void nothing() {
        assertThat(new BillEdit(null, null, null, null, null, null).applyTo(basis(NOW))).isEqualTo(NOW);
        var unknown = new BillValues(null, null, null, 0, Map.of(), false, StopReason.FULL);
        assertThat(BillEdit.to(NOW).applyTo(basis(unknown))).isEqualTo(NOW);
    }

    @Test
    @DisplayName("takes each value it names and no other")
    void each() {
        var edit = new BillEdit(at("08:01:00"), at("08:59:00"), at("09:09:00"), null, null, false);
        assertThat(edit.applyTo(basis(NOW))).isEqualTo(new BillValues(at("08:01:00"), at("08:59:00"), at("09:09:00"),
                60_000, Map.of(Band.FLAT, new Energy(60_000)), false, StopReason.FULL));
    }

    @ParameterizedTest(name = "{0} tenths of a Wh until {1}: {2} flat, {3} peak, estimated {4}")
    @CsvSource({
            "40000, 09:00:00, 20000, 20000, true",
            "40000, 08:30:00, 40000, 0,     true",
            "40000, 08:40:00, 30000, 10000, true",
            "60000, 09:00:00, 60000, 0,     false",
            "0,     09:00:00, 0,     0,     false",
            "0,     08:00:00, 0,     0,     false",
            "1,     09:00:00, 0,     1,     true",
            "-1,    09:00:00, 60000, 0,     false",
            "40000, 08:00:00, 60000, 0,     false",
            "40000, 07:59:59, 60000, 0,     false"})
    @DisplayName("spreads other energy evenly over the time of charging, where there is one, and marks it as estimated "
            + "also in one band; no energy leaves no band")
    void spread(long energy, String until, long flat, long peak, boolean estimated) {
        BillValues edited = new BillEdit(null, at(until), null, energy, null, null).applyTo(basis(NOW));
        assertThat(edited.energyTenthWh()).isEqualTo(energy);
        assertThat(edited.energyByBand().getOrDefault(Band.FLAT, Energy.ZERO).tenthWh()).isEqualTo(flat);
        assertThat(edited.energyByBand().getOrDefault(Band.PEAK, Energy.ZERO).tenthWh()).isEqualTo(peak);
        assertThat(edited.estimatedBands()).isEqualTo(estimated ? edited.energyByBand().keySet() : Set.of());
    }

    @ParameterizedTest(name = "until {0}, {1} tenths of a Wh: spread {2}")
    @CsvSource({
            "2019-11-16T08:00:00, 40000,     true",
            "2019-11-16T08:00:01, 40000,     false",
            "2019-10-16T09:00:00, 100000000, true",
            "2019-10-16T09:00:00, 100000001, false"})
    @DisplayName("spreads nothing over more than 31 days, and nothing beyond 10,000 kWh: both are refused anyway")
    void absurd(String until, long energy, boolean spread) {
        Instant end = at(until);
        BillValues edited = new BillEdit(null, end, null, energy, null, null).applyTo(basis(NOW));
        assertThat(edited.energyOfBandsTenthWh()).isEqualTo(spread ? energy : 60_000);
    }

    @Test
    @DisplayName("with bands counts their sum, one band named twice with both, unless the energy is named too")
    void bands() {
        var bands = List.of(new BandEnergy(Band.FLAT, 10_000), new BandEnergy(Band.PEAK, 5_000),
                new BandEnergy(Band.FLAT, 1));
        BillValues summed = new BillEdit(null, null, null, null, bands, null).applyTo(basis(NOW));
        assertThat(summed.energyTenthWh()).isEqualTo(15_001);
        assertThat(summed.energyByBand()).isEqualTo(
                Map.of(Band.FLAT, new Energy(10_001), Band.PEAK, new Energy(5_000)));
        BillValues named = new BillEdit(null, null, null, 16_000L, bands, null).applyTo(basis(NOW));
        assertThat(named.energyTenthWh()).isEqualTo(16_000);
        assertThat(named.energyOfBandsTenthWh()).isEqualTo(15_001);
    }

    @ParameterizedTest(name = "energy {0}, until {1}: {2} flat, {3} peak")
    @CsvSource({
            ",      09:00:00, 20000, 40000",
            ",      08:40:00, 20000, 40000",
            "60001, 08:40:00, 20000, 40000",
            "60000, 08:40:00, 20000, 40000",
            "60002, 09:00:00, 30001, 30001",
            "59999, 09:00:00, 29999, 30000",
            "0,     09:00:00, 0,     0"})
    @DisplayName("that names no other energy leaves it in its bands, also where they hold a little less than the total")
    void keepsBands(Long energy, String until, long flat, long peak) {
        var apart = new BillValues(at("08:00:00"), at("09:00:00"), at("09:10:00"), 60_001,
                Map.of(Band.FLAT, new Energy(20_000), Band.PEAK, new Energy(40_000)), true, StopReason.FULL);
        BillValues edited = new BillEdit(null, at(until), null, energy, null, false).applyTo(basis(apart));
        assertThat(edited.energyByBand().getOrDefault(Band.FLAT, Energy.ZERO).tenthWh()).isEqualTo(flat);
        assertThat(edited.energyByBand().getOrDefault(Band.PEAK, Energy.ZERO).tenthWh()).isEqualTo(peak);
        assertThat(edited.estimatedBands().isEmpty()).isEqualTo(peak == 40_000 || peak == 0);
        assertThat(edited.energyTenthWh()).isEqualTo(energy == null ? 60_001 : energy);
    }

    @ParameterizedTest(name = "energy {0}, {1} to {2}: {3} flat, {4} peak")
    @CsvSource({
            ",      08:00:00, 09:00:00, 30000, 30000",
            "60000, 08:00:00, 09:00:00, 30000, 30000",
            "40000, 08:00:00, 09:00:00, 20000, 20000",
            ",      07:30:00, 08:30:00, 60000, 0",
            ",      08:30:00, 09:30:00, 0,     60000",
            "0,     08:00:00, 09:00:00, 0,     0",
            ",      09:00:00, 09:00:00, 60000, 0"})
    @DisplayName("takes the bands from the curve where staff say so, of the same energy or other, all marked estimated")
    void bandsFromCurve(Long energy, String from, String until, long flat, long peak) {
        BillValues edited = new BillEdit(at(from), at(until), null, energy, null, true, null, false, null)
                .applyTo(basis(NOW));
        assertThat(edited.energyByBand().getOrDefault(Band.FLAT, Energy.ZERO).tenthWh()).isEqualTo(flat);
        assertThat(edited.energyByBand().getOrDefault(Band.PEAK, Energy.ZERO).tenthWh()).isEqualTo(peak);
        assertThat(edited.energyTenthWh()).isEqualTo(energy == null ? 60_000 : energy);
        assertThat(edited.estimatedBands()).isEqualTo(from.equals(until) ? Set.of() : edited.energyByBand().keySet());
    }

    @Test
    @DisplayName("to a record takes why it stopped, one of staff leaves that")
    void stopReason() {
        var record = new BillValues(at("08:00:00"), at("09:00:00"), at("09:10:00"), 60_000,
                Map.of(Band.FLAT, new Energy(60_000)), true, StopReason.ABORTED);
        assertThat(BillEdit.to(record).applyTo(basis(NOW))).isEqualTo(record);
        assertThat(new BillEdit(null, null, null, 1L, null, null).applyTo(basis(record)).stopReason())
                .isEqualTo(StopReason.ABORTED);
    }

    /** Nothing is known of the realtime curve. */
    private static Correction.Basis basis(BillValues values) {
        var bill = Cases.current(1, BillState.RATED, values, Fees.NONE, null);
        return Cases.basis(Cases.requested(), bill, TARIFF, List.of(), BillMoney.NONE, List.of());
    }
}
