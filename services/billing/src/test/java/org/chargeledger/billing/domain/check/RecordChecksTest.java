package org.chargeledger.billing.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.check.Charge.at;

import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.rating.Band;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A record is checked by itself:")
class RecordChecksTest {

    private final Charge charge = new Charge();

    @ParameterizedTest
    @DisplayName("107: charged before it was requested, or after its record was here")
    @CsvSource({"2019-10-16T07:55:00Z, 2019-10-16T09:01:00Z, false, ",
            "2019-10-16T07:54:59Z, 2019-10-16T09:01:00Z, true, ",
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

    @ParameterizedTest(name = "start told {0}, seen charging from {1}, recorded from {2}: {3}")
    @DisplayName("107: began after two looks saw it charge; where they did not, after its start was told; where that "
            + "was not, after the request to start had run out at 08:02")
    @CsvSource({"08:00:30, 08:09:00, 08:15:00, ", "08:00:30, 08:09:00, 08:15:01, 107", ", 08:05:00, 08:11:00, ",
        ", 08:05:00, 08:11:01, 107", "08:00:30, , 08:05:30, ", "08:00:30, , 08:05:31, 107",
        "08:00:30, , 09:00:40, 107", ", , 08:07:00, ", ", , 08:07:01, 107"})
    void beganLate(String told, String seenFrom, String started, Integer code) {
        charge.startTold = told == null ? null : at(told);
        charge.chargingSeenFrom = at(seenFrom == null ? "08:02:00" : seenFrom);
        charge.chargingSeenUntil = charge.chargingSeenFrom.plusSeconds(seenFrom == null ? -1 : 60);
        charge.started = at(started);
        charge.ended = charge.started.plusSeconds(3_600);
        charge.overSeen = charge.ended.plusSeconds(1);
        charge.recordSeen = charge.ended.plusSeconds(3_600);
        charge.unplugged = charge.ended.plusSeconds(1_800);
        charge.assertFound(code);
    }

    @Test
    @DisplayName("107: tells the whole hours of a clock where only the start was told, and the pile was away then")
    void wholeHourByTheStartAlone() {
        charge.chargingSeenUntil = at("08:00:00");
        charge.awayFrom = at("08:01:00");
        charge.started = at("09:00:30");
        charge.ended = at("09:20:00");
        charge.overSeen = at("12:00:00");
        charge.recordSeen = at("12:00:00");
        charge.unplugged = at("12:00:30");
        charge.records(15_000);
        charge.energySeen = 15_000;
        assertThat(charge.findings().stream().filter(f -> f.code() == FindingCode.CLOCK_WRONG)).singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).containsEntry("wholeHours", "1")
                        .containsEntry("startObservedAt", "2019-10-16T08:00:30Z"));
    }

    @ParameterizedTest
    @DisplayName("108: a register that goes back, or moves by another energy than was charged")
    @CsvSource({"5000000, 5101000, ", "5000000, 5101001, 108", "5000000, 5099000, ", "5000000, 5098999, 108",
        "5000000, 4900000, 108", "0, 0, ", "0, 100000, "})
    void registerBroken(long from, long to, Integer code) {
        charge.meterStart = from;
        charge.meterEnd = to;
        charge.assertFound(code);
    }

    @ParameterizedTest(name = "{0} at {1}, {2} W, then from {3}: {4}")
    @DisplayName("118: a register that begins below where the last session left it, or further above than full power "
            + "could bring it since, where the pile's power is known")
    @CsvSource({"5000000, 08:00:00, 60000, 5000000, ", "5001000, 08:00:00, 60000, 5000000, ",
        "5001001, 08:00:00, 60000, 5000000, 118", "4389000, 07:00:00, 60000, 5000000, ",
        "4388999, 07:00:00, 60000, 5000000, 118", "4999000, 08:30:00, 60000, 5000000, ",
        "4998999, 08:30:00, 60000, 5000000, 118", "1, 08:00:00, 0, 5000000, ", "5001001, 08:00:00, 0, 5000000, 118",
        "9000000, 08:00:00, 60000, 0, "})
    void registerBetween(long last, String ended, long ratedPowerW, long from, Integer code) {
        charge.settings = registerLookedAt();
        charge.meterStart = from;
        charge.meterEnd = from + charge.energy;
        charge.pile = new PileTraits("DC-60-2", ratedPowerW, Map.of());
        charge.registers = List.of(reading("20191016150000000000", "01", ended, last));
        charge.assertFound(code);
    }

    @ParameterizedTest(name = "from {0}, connector {1} at 60 kW: {2}")
    @DisplayName("118: by what its own connector could bring, not by what the whole pile could")
    @CsvSource({"5601000, 01, ", "5601001, 01, 118", "6201000, 02, ", "6201001, 02, 118"})
    void registerBetweenAtConnector(long from, String rated, Integer code) {
        charge.settings = registerLookedAt();
        charge.meterStart = from;
        charge.meterEnd = from + charge.energy;
        charge.pile = new PileTraits("DC-120-2", 120_000, Map.of(rated, 60_000L));
        charge.registers = List.of(reading("20191016150000000000", "01", "07:01:00", 5_000_000));
        charge.assertFound(code);
    }

    @Test
    @DisplayName("118: against the newest session before at this connector, and not until it is switched on")
    void registerOfWhom() {
        RegisterReading before = reading("20191016150000000000", "01", "08:00:00", 5_000_000);
        RegisterReading broken = reading("20191016140000000000", "01", "06:00:00", 9_000_000);
        charge.settings = registerLookedAt();
        charge.registers = List.of(before, broken, reading("20191016160000000001", "01", "10:00:00", 9_000_000),
                reading("20191016155500000000", "02", "07:55:00", 9_000_000));
        charge.assertFound();
        charge.registers = List.of(broken);
        charge.assertFound(118);
        assertThat(charge.findings().getFirst().evidence()).isEqualTo(Map.of("meterStartTenthWh", "5000000",
                "previousBillNo", broken.billNo().digits(), "previousMeterEndTenthWh", "9000000",
                "previousChargeEndedAt", "2019-10-16T06:00:00Z", "tolerance", "1000"));
        charge.settings = CheckSettings.BUILT_IN;
        charge.assertFound();
    }

    private static CheckSettings registerLookedAt() {
        return new CheckSettings(List.of(new CheckSettings.Setting(Check.REGISTER_DISCONTINUOUS, null, true, 1_000)));
    }

    private static RegisterReading reading(String billNo, String connectorNo, String ended, long tenthWh) {
        return new RegisterReading(new BillNo(billNo), Charge.PILE, connectorNo, at(ended), tenthWh);
    }

    @ParameterizedTest
    @DisplayName("118: is not held against a register that counts each session alone, went back in it, or has no time")
    @CsvSource({"1, 100000, true, true", "0, 100000, true, false", "0, 0, true, false", "100000, 100000, true, true",
        "100000, 99999, true, false", "1, 100000, false, false"})
    void readingToGoBy(long from, long to, boolean timed, boolean goodFor) {
        var record = new TransactionRecord(at("08:01:00"), timed ? at("09:01:00") : null, List.of(), from, to, 0, 0, 0,
                StopReason.FULL, "0x40");
        assertThat(RegisterReading.of(new BillNo("20191016150000000000"), Charge.PILE, "01", record).isPresent())
                .isEqualTo(goodFor);
    }

    @ParameterizedTest
    @DisplayName("109: more power, on average, than the pile is built for")
    @CsvSource({"671010, 60000, ", "671011, 60000, 109", "671011, 0, "})
    void powerTooHigh(long energy, long ratedPowerW, Integer code) {
        charge.records(energy);
        charge.energySeen = energy;
        charge.pile = new PileTraits("DC-60-2", ratedPowerW, Map.of());
        charge.assertFound(code);
    }

    @ParameterizedTest(name = "{0} tenths of a Wh at a pile of 120 kW, connector {1} at 60 kW: {2}")
    @DisplayName("109: than its own connector is built for, where that is known; the evidence says so")
    @CsvSource({"671010, 01, , ", "671011, 01, 109, 60000", "1342010, 02, , ", "1342011, 02, 109, "})
    void powerAtConnector(long energy, String rated, Integer code, String ownRating) {
        charge.records(energy);
        charge.energySeen = energy;
        charge.pile = new PileTraits("DC-120-2", 120_000, Map.of(rated, 60_000L));
        charge.assertFound(code);
        charge.findings().forEach(finding -> assertThat(finding.evidence()).containsEntry("ratedPowerW", "120000")
                .satisfies(evidence -> assertThat(evidence.get("connectorRatedPowerW")).isEqualTo(ownRating)));
    }

    @ParameterizedTest
    @DisplayName("110: the pile's amount is off, whichever of its two energies it computed with; no amount is no "
            + "matter")
    @CsvSource({"100000, 111000, ", "100000, 111001, 110", "100000, 109000, ", "100000, 108999, 110",
        "105000, 115500, ", "105000, 116501, 110", "100000, 0, "})
    void amountDisagrees(long lossEnergy, long amount, Integer code) {
        charge.lossEnergy = lossEnergy;
        charge.amount = amount;
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("111: the pile used another price than the driver was shown; no price is no matter")
    @CsvSource({"110100, ", "110101, 111", "109900, ", "109899, 111", "0, "})
    void priceModelDisagrees(long unitPrice, Integer code) {
        charge.unitPrice = unitPrice;
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("111: energy in a band that was not in force while it charged, give or take five minutes and what a "
            + "pile takes for its half hour")
    @CsvSource({"17:00, 08:01:00, 08:55:01, 1001, ", "17:00, 08:01:00, 08:55:00, 1001, 111",
        "17:00, 08:01:00, 08:55:00, 1000, ", "16:00, 08:04:59, 09:01:00, 1001, ",
        "16:00, 08:05:00, 09:01:00, 1001, 111", "16:10, 08:34:59, 09:31:00, 1001, ",
        "16:10, 08:35:00, 09:31:00, 1001, 111"})
    void bandNotInForce(String border, String started, String ended, long energy, Integer code) {
        charge.started = at(started);
        charge.ended = at(ended);
        charge.startTold = at(started);
        charge.chargingSeenUntil = at("08:00:00");
        charge.recordSeen = at(ended);
        charge.overSeen = at(ended);
        charge.unplugged = at(ended).plusSeconds(600);
        charge.records(energy);
        charge.energySeen = energy;
        boolean later = started.compareTo("08:01:00") > 0;
        charge.periods = List.of(Charge.period("00:00", border, later ? Band.PEAK : Band.FLAT),
                Charge.period(border, "24:00", later ? Band.FLAT : Band.PEAK));
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("112: ten minutes of charging without any energy")
    @CsvSource({"599, 0, ", "600, 0, 112", "600, 1, "})
    void timeWithoutEnergy(long seconds, long energy, Integer code) {
        charge.records(energy);
        charge.energySeen = energy;
        charge.lasts(seconds);
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("113: the bands hold another energy than the record")
    @CsvSource({"100100, ", "100101, 113", "99900, ", "99899, 113"})
    void bandsDisagree(long bandEnergy, Integer code) {
        charge.bandEnergy = bandEnergy;
        charge.amount = 0;
        charge.assertFound(code);
    }
}
