package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Energy of a record")
class MisplacedEnergyTest {

    /** Peak until 18:00 by the clock of the station, which is 10:00 here; then flat, at the same price. */
    private static final Tariff UNTIL_TEN = new Tariff(Cases.TARIFF.version(), Cases.TARIFF.zone(), List.of(
            DayPeriod.of("00:00", "18:00", Band.PEAK, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34")),
            DayPeriod.of("18:00", "24:00", Band.FLAT, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"))),
            Optional.empty());

    @ParameterizedTest(name = "{0} to {1}, {2} kWh peak and {3} flat, {4} peak by the curve: {5} misplaced")
    @CsvSource({
            "08:00:00, 12:00:00, 20.0, 20.0, 20.0, 0",
            "08:00:00, 12:00:00, 31.0, 9.0,  20.0, 11",
            "08:00:00, 12:00:00, 9.0,  31.0, 20.0, 11",
            "08:00:00, 12:00:00, 30.0, 10.0, 20.0, 0",
            "08:00:00, 12:00:00, 31.0, 9.0,  21.0, 0",
            "08:00:00, 12:00:00, 31.0, 9.0,  31.0, 0",
            "08:00:00, 12:00:00, 2.0,  0.0,  1.0,  0",
            "08:00:00, 12:00:00, 2.2,  0.0,  1.1,  1.1",
            "09:00:00, 11:00:00, 33.0, 7.0,  20.0, 0",
            "09:00:00, 11:00:00, 34.0, 6.0,  20.0, 14",
            "09:40:00, 10:20:00, 40.0, 0.0,  20.0, 0",
            "08:00:00, 09:59:00, 40.0, 0.0,  40.0, 0"})
    @DisplayName("is misplaced where its bands are not those in force when it flowed, by more than 1 kWh, than a "
            + "quarter and than 40 minutes of it")
    void misplaced(String from, String until, double peak, double flat, double peakSeen, double misplaced) {
        var record = record(from, until, tenthWh(peak), tenthWh(flat));
        assertThat(MisplacedEnergy.tenthWh(record, UNTIL_TEN, curve(from, until, tenthWh(peakSeen),
                record.energyTenthWh()))).isEqualTo(tenthWh(misplaced));
    }

    private static long tenthWh(double kwh) {
        return Math.round(kwh * 10_000);
    }

    @Test
    @DisplayName("is told by the curve alone: with no reading near the border nothing is said")
    void tooFewReadings() {
        var record = record("08:00:00", "12:00:00", 310_000, 90_000);
        assertThat(MisplacedEnergy.suspected(record, UNTIL_TEN)).isTrue();
        assertThat(MisplacedEnergy.tenthWh(record, UNTIL_TEN, List.of())).isZero();
        List<Reading> minutes = List.of(reading(at("09:52:30"), 190_000), reading(at("10:07:30"), 210_000));
        assertThat(MisplacedEnergy.tenthWh(record, UNTIL_TEN, minutes)).isEqualTo(110_000);
        List<Reading> more = List.of(reading(at("09:52:30"), 190_000), reading(at("10:07:31"), 210_000));
        assertThat(MisplacedEnergy.tenthWh(record, UNTIL_TEN, more)).isZero();
    }

    @Test
    @DisplayName("is not measured where the record has no bands, no times, or values that cannot be")
    void unmeasurable() {
        assertThat(MisplacedEnergy.suspected(record("08:00:00", "12:00:00", 310_000, 90_000), UNTIL_TEN)).isTrue();
        for (long energy : new long[] {-1, 100_000_001, Long.MAX_VALUE}) {
            assertThat(MisplacedEnergy.suspected(record("08:00:00", "12:00:00", energy, 0), UNTIL_TEN)).isFalse();
        }
        assertThat(MisplacedEnergy.suspected(record("1970-01-01T00:00:00", "12:00:00", 310_000, 90_000), UNTIL_TEN))
                .isFalse();
        assertThat(MisplacedEnergy.suspected(new TransactionRecord(null, null, List.of(new BandReading(Band.PEAK, 1, 1,
                0, 0)), 0, 0, 1, 1, 0, StopReason.FULL, null), UNTIL_TEN)).isFalse();
        assertThat(MisplacedEnergy.suspected(new TransactionRecord(at("08:00:00"), at("12:00:00"), List.of(), 0,
                400_000, 400_000, 400_000, 0, StopReason.FULL, null), UNTIL_TEN)).isFalse();
    }

    private static TransactionRecord record(String from, String until, long peakTenthWh, long flatTenthWh) {
        var bands = List.of(new BandReading(Band.PEAK, peakTenthWh, peakTenthWh, 110_000, 0),
                new BandReading(Band.FLAT, flatTenthWh, flatTenthWh, 110_000, 0));
        long energy = peakTenthWh + flatTenthWh;
        return new TransactionRecord(at(from), at(until), bands, 0, energy, energy, energy, 0, StopReason.FULL, null);
    }

    /** Seen at the border, where it falls among the time of charging, and at the end. */
    private static List<Reading> curve(String from, String until, long peak, long all) {
        return Stream.of(reading(at("10:00:00"), peak), reading(at(until), all))
                .filter(look -> look.observedAt().isAfter(at(from)) && !look.observedAt().isAfter(at(until))).toList();
    }

    private static Reading reading(Instant time, long energyTenthWh) {
        return new Reading(time, Fact.Progressed.Status.CHARGING, true, energyTenthWh, null);
    }
}
