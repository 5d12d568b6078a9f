package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.Fact.Progressed.Status;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.billing.domain.check.PileTraits;
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

@DisplayName("A record of a pile that only reads its register")
class CurveSplitTest {

    /** Valley until 17:00 in Shanghai, which is 09:00 in the times of these tests; peak after it. */
    private static final Tariff TARIFF = new Tariff(new TariffVersion("T", 1), ZoneId.of("Asia/Shanghai"), List.of(
            DayPeriod.of("00:00", "17:00", Band.VALLEY, UnitPrice.ofYuan("0.30"), UnitPrice.ofYuan("0.20")),
            DayPeriod.of("17:00", "24:00", Band.PEAK, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"))),
            Optional.empty());

    @ParameterizedTest(name = "{0}: valley {1}, peak {2}, estimated {3}")
    @CsvSource({
            // 40 minutes from 08:40, 40,000 in all; a reading at the border is measured.
            "08:50=10000 09:00=20000 09:10=30000, 20000, 20000, false",
            // A minute over the border, half of it on each side.
            "08:59:30=24000 09:00:30=26000,       25000, 15000, true",
            // A quarter of an hour over the border, two thirds before it; then a second more.
            "08:50=30000 09:05=33000,             32000,  8000, true",
            // A stray reading, too high or back at nothing, changes nothing.
            "08:45=39000 08:50=10000 09:00=20000 09:10=30000, 20000, 20000, false",
            "08:50=10000 09:00=20000 09:05=0 09:10=30000,     20000, 20000, false",
            // Beyond what the record says, or outside its time.
            "08:59=19000 09:00=20000 09:10=41000, 20000, 20000, false",
            "08:39=5000 09:00=20000 09:21=39000,  20000, 20000, false"})
    @DisplayName("is split at band borders along the realtime curve, and what is interpolated is estimated")
    void split(String readings, long valley, long peak, boolean estimated) {
        Bill bill = bill(record("08:40:00", "09:20:00", 40_000), readings);
        assertThat(bill.values().energyByBand()).isEqualTo(Map.of(Band.VALLEY, new Energy(valley), Band.PEAK,
                new Energy(peak)));
        assertThat(bill.values().estimatedBands()).isEqualTo(estimated ? Set.of(Band.VALLEY, Band.PEAK) : Set.of());
        assertThat(bill.lines()).allSatisfy(line -> assertThat(line.estimated()).isEqualTo(estimated));
    }

    @Test
    @DisplayName("needs no reading where no border is crossed, and is measured then")
    void oneBand() {
        Bill bill = bill(record("08:10:00", "09:00:00", 40_000), "");
        assertThat(bill.values().energyByBand()).isEqualTo(Map.of(Band.VALLEY, new Energy(40_000)));
        assertThat(bill.values().estimatedBands()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "08:50=30000 09:05=33000,    ",
            "08:50=30000 09:05:01=33000, 115",
            "08:50=30000 09:05:01=30000, ",
            "08:45=39000 09:15=39500,    115",
            "'',                         115"})
    @DisplayName("is held where readings are more than a quarter of an hour apart at a border, unless nothing flowed "
            + "between")
    void tooFewReadings(String readings, Integer code) {
        Session session = advance(record("08:40:00", "09:20:00", 40_000), readings).session();
        assertThat(session.findings()).extracting(finding -> finding.code().number())
                .isEqualTo(code == null ? List.of() : List.of(code));
        if (code != null) {
            assertThat(session.findings().getFirst().evidence()).containsEntry("tolerance", "900");
        }
    }

    @Test
    @DisplayName("is held, without any work, when it claims to have charged for years")
    void years() {
        assertThat(advance(record("1970-01-01T00:00:00", "09:20:00", 40_000), "08:59=1 09:00=2").session().findings())
                .extracting(Finding::code).containsExactly(FindingCode.BANDS_UNKNOWN);
    }

    @Test
    @DisplayName("that has energy in none of the bands it names is still implausible")
    void bandsWithoutEnergy() {
        var named = new TransactionRecord(at("08:40:00"), at("09:20:00"), List.of(new BandReading(Band.PEAK, 0, 0, 0,
                0)), 0,
                40_000, 40_000, 40_000, 0, StopReason.FULL, "0x40");
        assertThat(advance(named, "09:00=20000").session().findings()).extracting(Finding::code)
                .containsExactly(FindingCode.RECORD_IMPLAUSIBLE);
    }

    @Test
    @DisplayName("is corrected along the curve, marked as estimated; energy that staff give by band is theirs")
    void corrected() {
        var step = advance(record("08:40:00", "09:20:00", 40_000), "08:59:30=24000 09:00:30=26000");
        Bill bill = ((Happening.Rated) step.happenings().getLast()).bill();
        var basis = Cases.basis(step.session(), Cases.current(1, BillState.RATED, bill.values(), bill.fees(),
                null),
                TARIFF, List.of(), BillMoney.NONE, curve("08:59:30=24000 09:00:30=26000"));

        BillValues less = new BillEdit(null, null, null, 30_000L, null, null).applyTo(basis);
        assertThat(less.energyByBand()).isEqualTo(Map.of(Band.VALLEY, new Energy(25_000), Band.PEAK,
                new Energy(5_000)));
        assertThat(less.estimatedBands()).containsExactlyInAnyOrder(Band.VALLEY, Band.PEAK);
        BillValues untouched = new BillEdit(null, null, at("09:30:00"), null, null, null).applyTo(basis);
        assertThat(untouched.estimatedBands()).isEqualTo(bill.values().estimatedBands());
        BillValues given = new BillEdit(null, null, null, null, List.of(new BillEdit.BandEnergy(Band.PEAK, 40_000)),
                null)
                .applyTo(basis);
        assertThat(given.estimatedBands()).isEmpty();
        assertThat(BillEdit.to(bill.values()).applyTo(basis)).isEqualTo(bill.values());
    }

    @Test
    @DisplayName("says the same as a bill that was split from it")
    void measuredAs() {
        Bill bill = bill(record("08:40:00", "09:20:00", 40_000), "09:00=20000");
        var same = new BillValues(at("08:40:00"), at("09:20:00"), null, 40_000, Map.of(), true, StopReason.FULL);
        assertThat(bill.values().measuredAs(same)).isTrue();
        assertThat(bill.values().measuredAs(new BillValues(at("08:40:00"), at("09:20:00"), null, 40_001, Map.of(), true,
                StopReason.FULL))).isFalse();
        assertThat(bill.values().measuredAs(new BillValues(at("08:40:00"), at("09:20:00"), null, 40_000,
                Map.of(Band.PEAK, new Energy(40_000)), true, StopReason.FULL))).isFalse();
    }

    private static Bill bill(TransactionRecord record, String readings) {
        return ((Happening.Rated) advance(record, readings).happenings().getLast()).bill();
    }

    private static SessionCase.Step advance(TransactionRecord record, String readings) {
        var around = new Circumstances(PileTraits.UNKNOWN, CheckSettings.BUILT_IN, List.of(), curve(readings),
                List.of());
        var received = new Fact.RecordReceived(new UUID(0, 1), record, at("09:20:05"), at("09:20:05"));
        return SessionCase.advance(requested(), List.of(started("08:00:10"), charging("08:59:00", 1),
                charging("09:00:00", 1), received, unplugged("09:25:00"), unplugged("09:25:15")), Optional.of(TARIFF),
                around, Cases.bookWith(10_000, 3_000), "c", at("11:00:00"));
    }

    private static TransactionRecord record(String from, String to, long energyTenthWh) {
        return new TransactionRecord(at(from), at(to), List.of(), 1_000, 1_000 + energyTenthWh, energyTenthWh,
                energyTenthWh,
                0, StopReason.FULL, "0x40");
    }

    private static List<Reading> curve(String readings) {
        Stream<String> each = readings.isEmpty() ? Stream.empty() : Arrays.stream(readings.split(" "));
        return each.map(text -> text.split("=")).map(pair -> new Reading(time(pair[0]), Status.CHARGING, true,
                Long.parseLong(pair[1]), null)).toList();
    }

    private static Instant time(String text) {
        return at(text.length() == "08:00".length() ? text + ":00" : text);
    }
}
