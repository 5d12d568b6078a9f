package org.chargeledger.billing.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.check.Charge.at;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Fact.Progressed.Status;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.billing.domain.StopReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A bill is checked before anybody owes it:")
class CheckTest {

    private final Charge charge = new Charge();

    @Test
    @DisplayName("what agrees with all that was seen is billed, with its idle fee")
    void nothingToDoubt() {
        assertThat(charge.codes()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("8: more energy than was seen and full power could add in the minute nobody looked")
    @CsvSource({"111000, ", "111001, 8", "100000, "})
    void energyDisagrees(long energy, Integer code) {
        charge.records(energy);
        assertFound(code);
    }

    @Test
    @DisplayName("8: not where nobody knows what the pile can deliver, and all of it where nothing was seen")
    void energyNobodySaw() {
        charge.records(140_000);
        charge.pile = PileTraits.UNKNOWN;
        assertFound(null);
        charge.pile = new PileTraits("DC-60-2", 60_000);
        assertFound(8);
        charge.chargingSeenUntil = at("08:00:00");
        assertFound(null);
        charge.records(601_001);
        charge.energySeen = 0;
        assertThat(charge.codes()).contains(8);
    }

    @ParameterizedTest
    @DisplayName("9: longer than from the request to the end that was seen, or shorter than two looks agree on")
    @CsvSource({"07:57:59, ", "07:57:58, 9", "08:04:00, ", "08:04:01, 9"})
    void chargeTimeDisagrees(String started, Integer code) {
        charge.started = at(started);
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("10: the charge ended before the last two looks at it, or after it was seen to be over")
    @CsvSource({"08:00:00, 08:58:00, ", "08:00:00, 08:57:59, 10", "08:01:00, 09:03:01, ", "08:01:00, 09:03:02, 10"})
    void idleTimeDisagrees(String started, String ended, Integer code) {
        charge.started = at(started);
        charge.ended = at(ended);
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("10: only where idling costs money by either account")
    @CsvSource({"09:17:00, ", "09:17:01, 10"})
    void idleTimeFree(String unplugged, Integer code) {
        charge.started = at("08:02:00");
        charge.ended = at("09:04:30");
        charge.unplugged = at(unplugged);
        assertFound(code);
    }

    @Test
    @DisplayName("9 and 10: the end that was seen proves nothing when the pile was away")
    void pileAway() {
        charge.started = at("08:02:00");
        charge.ended = at("09:05:30");
        assertFound(9, 10);
        charge.chargingSeenUntil = at("08:40:00");
        charge.awayFrom = at("08:40:30");
        charge.energySeen = 60_000;
        assertFound();
    }

    @Test
    @DisplayName("9 without 10 where no plug-out is reported: idling costs nothing, and the record's coming ends "
            + "what nobody saw")
    void plugOutNotReported() {
        charge.plugOutReported = false;
        assertFound();
        charge.started = at("08:02:00");
        charge.ended = at("09:05:30");
        assertFound(9);
        charge.ended = at("09:18:00");
        charge.recordSeen = at("09:18:05");
        assertFound(9);
        charge.ended = at("09:05:30");
        charge.chargingSeenUntil = at("08:40:00");
        charge.awayFrom = at("08:40:30");
        charge.energySeen = 60_000;
        charge.recordSeen = at("09:01:29");
        assertFound(9);
        charge.recordSeen = at("09:01:30");
        assertFound();
    }

    @ParameterizedTest
    @DisplayName("11: less energy than two frames agree on")
    @CsvSource({"99000, ", "98999, 11"})
    void energyMissing(long energy, Integer code) {
        charge.records(energy);
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("103: unplugged a whole day after the charge, or in the time to come")
    @CsvSource({"2019-10-17T09:00:59Z, 2019-10-18T00:00:00Z, ", "2019-10-17T09:01:00Z, 2019-10-18T00:00:00Z, 103",
        "2019-10-16T09:31:00Z, 2019-10-16T09:29:00Z, ", "2019-10-16T09:31:00Z, 2019-10-16T09:28:59Z, 103",
        "2019-10-16T09:10:00Z, 2019-10-16T09:00:00Z, "})
    void plugOutImplausible(String unplugged, String now, Integer code) {
        charge.unplugged = at(unplugged);
        charge.now = at(now);
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("104: an idle fee after a charge of under a minute")
    @CsvSource({"60, ", "59, 104"})
    void shortCharge(long seconds, Integer code) {
        charge.records(5_000);
        charge.energySeen = 5_000;
        charge.lasts(seconds);
        assertFound(code);
        charge.unplugged = charge.ended.plusSeconds(300);
        assertFound(null);
    }

    @ParameterizedTest
    @DisplayName("105: an idle fee after the device broke off")
    @CsvSource({"ABORTED, 09:31:00, 105", "ABORTED, 09:16:59, ", "MANUAL, 09:31:00, ", "UNKNOWN, 09:31:00, "})
    void deviceFault(StopReason reason, String unplugged, Integer code) {
        charge.stopReason = reason;
        charge.unplugged = at(unplugged);
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("106: an idle fee while another one runs for the same connector or the same driver")
    @CsvSource({"44030600210000200001, 01, false, 09:02:00, 106", "44030600210000200001, 01, false, 09:01:59, ",
        "44030600210000200001, 02, false, 09:20:00, ", "44030600210000200002, 01, false, 09:20:00, ",
        "44030600210000200002, 01, true, 09:20:00, 106", "44030600210000200002, 01, true, 08:59:00, "})
    void overlap(String pileCode, String connectorNo, boolean sameDriver, String until, Integer code) {
        charge.idleTimes = List.of(new IdleTime(new BillNo("20191016150000000000"), pileCode, connectorNo,
                sameDriver ? Charge.DRIVER : UUID.randomUUID(), at("07:30:00"), at(until)));
        assertFound(code);
    }

    @Test
    @DisplayName("106: a bill does not overlap itself, nor where it costs no idling")
    void noOverlap() {
        charge.idleTimes = List.of(new IdleTime(new BillNo("20191016160000000000"), Charge.PILE, "01", Charge.DRIVER,
                at("09:01:00"), at("09:31:00")));
        assertFound(null);
        charge.idleTimes = List.of(new IdleTime(new BillNo("20191016150000000000"), Charge.PILE, "01", Charge.DRIVER,
                at("08:01:00"), at("09:31:00")));
        charge.unplugged = at("09:10:00");
        assertFound(null);
    }

    @ParameterizedTest
    @DisplayName("107: charged before it was requested, or after its record was here")
    @CsvSource({"2019-10-16T07:55:00Z, 2019-10-16T09:01:00Z, false, ", "2019-10-16T07:54:59Z, 2019-10-16T09:01:00Z, true, ",
        "2019-10-16T08:01:00Z, 2019-10-16T09:06:05Z, false, ", "2019-10-16T08:01:00Z, 2019-10-16T09:06:06Z, true, ",
        "2019-10-16T16:00:30Z, 2019-10-16T17:01:00Z, true, 8", "2019-10-16T07:01:29Z, 2019-10-16T08:01:00Z, true, -1",
        "2019-10-16T10:31:00Z, 2019-10-16T11:31:00Z, true, ", "1970-01-01T00:00:00Z, 1970-01-01T01:00:00Z, true, ",
        "1999-12-31T16:00:00Z, 1999-12-31T17:00:00Z, true, ", "2036-02-07T06:28:16Z, 2036-02-07T07:28:16Z, true, "})
    void clockWrong(String started, String ended, boolean wrong, String wholeHours) {
        charge.started = at(started);
        charge.ended = at(ended);
        var found = charge.findings().stream().filter(f -> f.code() == FindingCode.CLOCK_WRONG).toList();
        assertThat(found).hasSize(wrong ? 1 : 0);
        found.forEach(finding -> assertThat(finding.evidence().get("wholeHours")).isEqualTo(wholeHours));
    }

    @ParameterizedTest
    @DisplayName("108: a register that goes back, or moves by another energy than was charged")
    @CsvSource({"5000000, 5101000, ", "5000000, 5101001, 108", "5000000, 5099000, ", "5000000, 5098999, 108",
        "5000000, 4900000, 108", "0, 0, ", "0, 100000, "})
    void registerBroken(long from, long to, Integer code) {
        charge.meterStart = from;
        charge.meterEnd = to;
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("109: more power, on average, than the pile is built for")
    @CsvSource({"671010, 60000, ", "671011, 60000, 109", "671011, 0, "})
    void powerTooHigh(long energy, long ratedPowerW, Integer code) {
        charge.records(energy);
        charge.energySeen = energy;
        charge.pile = new PileTraits("DC-60-2", ratedPowerW);
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("110: the pile's amount is off, whichever of its two energies it computed with; no amount is no matter")
    @CsvSource({"100000, 111000, ", "100000, 111001, 110", "100000, 109000, ", "100000, 108999, 110",
        "105000, 115500, ", "105000, 116501, 110", "100000, 0, "})
    void amountDisagrees(long lossEnergy, long amount, Integer code) {
        charge.lossEnergy = lossEnergy;
        charge.amount = amount;
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("111: the pile used another price than the driver was shown; no price is no matter")
    @CsvSource({"110100, ", "110101, 111", "109900, ", "109899, 111", "0, "})
    void priceModelDisagrees(long unitPrice, Integer code) {
        charge.unitPrice = unitPrice;
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("112: ten minutes of charging without any energy")
    @CsvSource({"599, 0, ", "600, 0, 112", "600, 1, "})
    void timeWithoutEnergy(long seconds, long energy, Integer code) {
        charge.records(energy);
        charge.energySeen = energy;
        charge.lasts(seconds);
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("113: the bands hold another energy than the record")
    @CsvSource({"100100, ", "100101, 113", "99900, ", "99899, 113"})
    void bandsDisagree(long bandEnergy, Integer code) {
        charge.bandEnergy = bandEnergy;
        charge.amount = 0;
        assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("one stray frame changes nothing, whatever it says; two that agree do")
    @CsvSource({"CHARGING, true, 100000, 9 10", "CHARGING, true, 900000, 9 10 11", "IDLE, true, 900000, 11",
        "FAULT, true, 0, ''"})
    void strayFrame(Status status, boolean plugged, long energy, String codesOfTwo) {
        charge.strayFrame("09:20:00", status, plugged, energy);
        assertFound();
        charge.strayFrame("09:20:00", status, plugged, energy);
        assertFound();
        charge.strayFrame("09:25:00", status, plugged, energy);
        assertThat(charge.codes()).isEqualTo(Arrays.stream(codesOfTwo.split(" ")).filter(code -> !code.isEmpty())
                .map(Integer::valueOf).toList());
    }

    @Test
    @DisplayName("every reason is found at once, each with its evidence and the tolerance it was held against")
    void severalReasons() {
        charge.stopReason = StopReason.ABORTED;
        charge.unitPrice = 90_000;
        charge.amount = 90_000;
        assertFound(105, 110, 111);
        assertThat(charge.findings().get(1).evidence()).isEqualTo(Map.of(
                "reportedAmountTenThousandths", "90000", "ourAmountTenThousandths", "110000", "tolerance", "10"));
    }

    @Test
    @DisplayName("an operator switches a check off or sets its tolerance, for all piles or for one model")
    void settings() {
        charge.stopReason = StopReason.ABORTED;
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, null, false, 0));
        assertFound();
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, null, false, 0),
                new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, "DC-60-2", true, 0));
        assertFound(105);
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, "DC-120", false, 0));
        assertFound(105);
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, "DC-60-2", false, 0),
                new CheckSettings.Setting(Check.AMOUNT_DISAGREES, null, true, 0));
        charge.amount = 110_001;
        assertFound(110);
    }

    @Test
    @DisplayName("every check has a code of its own")
    void codes() {
        var codes = new HashSet<FindingCode>();
        for (Check check : Check.values()) {
            assertThat(codes.add(check.code())).isTrue();
            assertThat(Check.of(check.code().number())).contains(check);
        }
        assertThat(Check.of(1)).isEmpty();
    }

    private static CheckSettings settings(CheckSettings.Setting... settings) {
        return new CheckSettings(List.of(settings));
    }

    private void assertFound(Integer... codes) {
        assertThat(charge.codes()).isEqualTo(codes == null || codes.length == 1 && codes[0] == null ? List.of()
                : List.of(codes));
    }
}
