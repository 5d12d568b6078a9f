package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.online;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.Fact.RecordReceived;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BandSplit;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Energy and its bands in a corrected bill")
class EditedBandsTest {

    private static final Instant NOW = at("2019-10-17T09:00:00");
    private static final BillEdit NOTHING = new BillEdit(null, null, null, null, null, null);
    private static final BillEdit FROM_CURVE = new BillEdit(null, null, null, 30_000L, null, true, null, false, null);
    private static final BillEdit IN_FORCE = new BillEdit(null, null, null, null, null, false, null, true, null);
    private static final Tariff TWO_BANDS = new Tariff(new TariffVersion("T", 2), TARIFF.zone(), List.of(
            DayPeriod.of("00:00", "16:30", Band.FLAT, UnitPrice.ofYuan("0.5"), UnitPrice.ofYuan("0.3")),
            DayPeriod.of("16:30", "24:00", Band.PEAK, UnitPrice.ofYuan("0.9"), UnitPrice.ofYuan("0.3"))),
            Optional.empty());
    private static final BillEdit IDLE_OFF = new BillEdit(null, null, at("09:10:00"), null, null, false);

    @ParameterizedTest(name = "a total {0} away from the bands, {1} allowed: {2}, typed: {3}")
    @CsvSource({
            "0,    0,   ,                 ",
            "1,    0,   BANDS_DO_NOT_SUM, BANDS_DO_NOT_SUM",
            "-1,   0,   BANDS_DO_NOT_SUM, BANDS_DO_NOT_SUM",
            "1,    100, ,                 BANDS_DO_NOT_SUM",
            "-1,   100, ,                 BANDS_DO_NOT_SUM",
            "100,  100, ,                 BANDS_DO_NOT_SUM",
            "-100, 100, ,                 BANDS_DO_NOT_SUM",
            "101,  100, BANDS_DO_NOT_SUM, BANDS_DO_NOT_SUM",
            "-101, 100, BANDS_DO_NOT_SUM, BANDS_DO_NOT_SUM",
            "9999, 9223372036854775807, , BANDS_DO_NOT_SUM"})
    @DisplayName("may be as far apart as is allowed of a record where they are taken from one; typed, they add up")
    void apart(long by, long allowed, String taken, String typed) {
        BillValues record = values(30_000 + by);
        var given = new BillEdit(null, null, null, 30_000 + by, BillEdit.BandEnergy.of(record), null);
        CurrentBill bill = bill(BillState.SETTLED, values(20_000));
        assertThat(objections(bill, BillEdit.to(record), allowed)).isEqualTo(codes(taken));
        assertThat(objections(bill, given, allowed)).isEqualTo(codes(typed));
    }

    private static List<String> codes(String code) {
        return code == null ? List.of() : List.of(code);
    }

    @ParameterizedTest(name = "{0}, {1} tenths of a Wh away: {2}")
    @CsvSource({
            "SETTLED, 101, ",
            "RATED,   101, ",
            "HELD,    100, ",
            "HELD,    101, BANDS_DO_NOT_SUM"})
    @DisplayName("stay as they were billed, whatever is allowed now; what is held for them has to be put right")
    void asBilled(BillState state, long by, String code) {
        Session session = state == BillState.HELD ? held(30_000 + by) : requested();
        var bill = Cases.current(1, state, values(30_000 + by), Fees.NONE, null);
        assertThat(objections(session, bill, IDLE_OFF, 100)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "bands given {0}, from the curve {1}: {2}")
    @CsvSource({"true, false, ", "false, true, ", "true, true, BANDS_TWO_WAYS"})
    @DisplayName("are given or taken from the curve, not both")
    void oneWay(boolean given, boolean fromCurve, String code) {
        var edit = new BillEdit(null, null, null, null, given ? BillEdit.BandEnergy.of(values(30_000)) : null,
                fromCurve, null, false, null);
        assertThat(objections(bill(BillState.SETTLED, values(20_000)), edit, 0))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "read {0} minutes before the border and {1} after: {2}")
    @CsvSource({
            "0,  15, ",
            "8,  7,  ",
            "8,  8,  CURVE_TELLS_NOTHING",
            "20, 20, CURVE_TELLS_NOTHING"})
    @DisplayName("are taken from a curve that was read about their border only, be it that staff want it or another "
            + "price has other periods")
    void curveTells(int before, int after, String code) {
        Instant border = at("08:30:00");
        var curve = List.of(reading(border.minusSeconds(60L * before), 10_000), reading(border.plusSeconds(60L * after),
                20_000));
        assertThat(objections(basis(TWO_BANDS, curve, null), FROM_CURVE)).isEqualTo(codes(code));
        assertThat(objections(basis(TARIFF, curve, TWO_BANDS), IN_FORCE)).isEqualTo(codes(code));
    }

    @ParameterizedTest(name = "until {0}: {1}, not {2}")
    @CsvSource({
            "2019-11-16T08:00:30, CURVE_TELLS_NOTHING, CHARGE_TOO_LONG",
            "2019-11-16T08:00:31, CHARGE_TOO_LONG,     CURVE_TELLS_NOTHING"})
    @DisplayName("are not taken from a curve of more than 31 days, which is said as it is")
    void tooLong(String until, String code, String not) {
        for (Correction.Basis basis : List.of(basis(TWO_BANDS, List.of(), null), basis(TARIFF, List.of(), TWO_BANDS))) {
            var edit = new BillEdit(null, at(until), null, null, null, basis.inForce() == null, null,
                    basis.inForce() != null, null);
            assertThat(objections(basis, edit)).contains(code).doesNotContain(not);
        }
    }

    /** Settled by this price, of energy that the platform had put into one band. */
    private static Correction.Basis basis(Tariff tariff, List<Reading> curve, Tariff inForce) {
        BillValues split = values(30_000).split(new BandSplit(values(30_000).energyByBand()).assumed());
        return new Correction.Basis(requested(), bill(BillState.SETTLED, split), tariff, List.of(), BillMoney.NONE,
                curve, 100, inForce);
    }

    private static Reading reading(Instant at, long energyTenthWh) {
        return new Reading(at, Fact.Progressed.Status.CHARGING, true, energyTenthWh, null);
    }

    @Test
    @DisplayName("of a bill held for its pile's clock are taken from the curve, eight hours before its times")
    void clockWrong() {
        var clock = new Tariff(TARIFF.version(), TARIFF.zone(), List.of(
                DayPeriod.of("00:00", "16:00", Band.PEAK, UnitPrice.ofYuan("0.9"), UnitPrice.ofYuan("0.3")),
                DayPeriod.of("16:00", "24:00", Band.VALLEY, UnitPrice.ofYuan("0.3"), UnitPrice.ofYuan("0.3"))),
                Optional.empty());
        Session ahead = requested().after(List.of(started("08:00:30"), Cases.record("09:00:05", "16:00:30", "17:00:00",
                60_000), Cases.unplugged("09:10:00"), Cases.unplugged("09:10:15")))
                .held(List.of(new Finding(FindingCode.CLOCK_WRONG, Map.of("wholeHours", "8"))), NOW);
        var bill = Cases.current(1, BillState.HELD, BillValues.of(ahead), Fees.NONE, null);
        var curve = List.of(new Reading(at("08:30:00"), Fact.Progressed.Status.CHARGING, true, 40_000, null));
        var basis = new Correction.Basis(ahead, bill, clock, List.of(), BillMoney.NONE, curve, 100, null);

        BillValues asThePileChose = corrected(basis, false);
        BillValues fromCurve = corrected(basis, true);
        assertThat(asThePileChose.energyByBand()).isEqualTo(Map.of(Band.PEAK, new Energy(60_000)));
        assertThat(fromCurve.energyByBand()).isEqualTo(Map.of(Band.VALLEY, new Energy(60_000)));
        assertThat(fromCurve.estimatedBands()).containsExactly(Band.VALLEY);
    }

    private static BillValues corrected(Correction.Basis basis, boolean fromCurve) {
        var edit = new BillEdit(at("08:00:30"), at("09:00:00"), null, null, null, fromCurve, null, false, null);
        return Correction.of(basis, edit, Cases.bookWith(0, 3_000), NOW).after().values();
    }

    @Test
    @DisplayName("that nobody touched are no change")
    void noChange() {
        assertThat(objections(bill(BillState.SETTLED, values(30_001)), NOTHING, 100)).containsExactly("NO_CHANGE");
    }

    @ParameterizedTest(name = "{0} tenths of a Wh in a band: {1}")
    @CsvSource({"100000000, ", "100000001, ENERGY_TOO_LARGE"})
    @DisplayName("are refused where the bands hold more than a battery takes, whatever the total says")
    void tooMuchInBands(long inBand, String code) {
        var edit = new BillEdit(null, null, null, 30_000L, List.of(new BillEdit.BandEnergy(Band.PEAK, inBand)), false,
                null, false, StopReason.FULL);
        assertThat(objections(bill(BillState.SETTLED, values(20_000)), edit, Long.MAX_VALUE))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("are proposed out of the record of a bill whose plug-out was lost, and can be billed so")
    void proposed() {
        Session lost = held(30_001);
        BillValues proposed = Proposal.of(lost, List.of(), TARIFF).orElseThrow().values();
        assertThat(proposed.energyTenthWh()).isEqualTo(30_001);
        var bill = Cases.current(1, BillState.HELD, BillValues.of(lost), Fees.NONE, null);
        Correction correction = Correction.of(basis(lost, bill, 100), BillEdit.to(proposed), Cases.bookWith(0, 3_000),
                NOW);
        assertThat(correction.after().values()).isEqualTo(proposed);
        assertThat(correction.after().fees().energy().fen()).isEqualTo(228);
    }

    private static List<String> objections(CurrentBill bill, BillEdit edit, long allowed) {
        return objections(requested(), bill, edit, allowed);
    }

    private static List<String> objections(Session session, CurrentBill bill, BillEdit edit, long allowed) {
        return objections(basis(session, bill, allowed), edit);
    }

    private static List<String> objections(Correction.Basis basis, BillEdit edit) {
        try {
            Correction.of(basis, edit, Cases.bookWith(10_000, 0), NOW);
            return List.of();
        } catch (EditRefused refused) {
            return refused.objections().stream().map(Objection::code).toList();
        }
    }

    private static Correction.Basis basis(Session session, CurrentBill bill, long allowed) {
        return new Correction.Basis(session, bill, TARIFF, List.of(), BillMoney.NONE, List.of(), allowed, null);
    }

    private static CurrentBill bill(BillState state, BillValues values) {
        return Cases.current(1, state, values, Fees.NONE, null);
    }

    /** 3 kWh in one band, and some total. */
    private static BillValues values(long totalTenthWh) {
        return new BillValues(at("08:00:30"), at("09:00:00"), at("09:10:00"), totalTenthWh,
                Map.of(Band.PEAK, new Energy(30_000)), true, StopReason.FULL);
    }

    /** The plug was never seen out. */
    private static Session held(long totalTenthWh) {
        var bands = List.of(new BandReading(Band.PEAK, 30_000, 30_000, 110_000, 0));
        var record = new TransactionRecord(at("08:00:30"), at("09:00:00"), bands, 0, 30_000, totalTenthWh, totalTenthWh,
                0, StopReason.FULL, "0x40");
        return requested().after(List.of(started("08:00:30"), new RecordReceived(new UUID(0, 1), record,
                at("09:00:05"), at("09:00:05")), online("2019-10-17T08:00:00", "2019-10-15T00:00:00")))
                .held(List.of(new Finding(FindingCode.PLUG_OUT_UNKNOWN, Map.of())), at("2019-10-17T08:00:00"));
    }
}
