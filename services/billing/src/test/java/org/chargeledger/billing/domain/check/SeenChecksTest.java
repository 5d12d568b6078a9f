package org.chargeledger.billing.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.check.Charge.at;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.Fact.Progressed.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A record is held against what was seen:")
class SeenChecksTest {

    private final Charge charge = new Charge();

    @ParameterizedTest
    @DisplayName("8: more energy than was seen and full power could add before the second look and after the last but "
            + "one")
    @CsvSource({"121000, ", "121001, 8", "100000, "})
    void energyDisagrees(long energy, Integer code) {
        charge.records(energy);
        charge.assertFound(code);
    }

    @ParameterizedTest(name = "{0} tenths of a Wh, {1} stray frames: {2}")
    @DisplayName("8: as much after one stray frame of a lot of energy as without it; two that agree speak for it")
    @CsvSource({"241000, 0, ", "241001, 0, 8", "241000, 1, ", "241001, 1, 8", "1000000, 0, 8", "1000000, 1, 8",
        "1000000, 2, "})
    void strayEnergy(long energy, int strays, Integer code) {
        charge.pile = new PileTraits("DC-120-1", 120_000, Map.of());
        charge.energySeen = 200_000;
        charge.records(energy);
        for (int i = 0; i < strays; i++) {
            charge.strayFrame("08:30:1" + i, Status.CHARGING, true, 1_000_000);
        }
        charge.assertFound(code);
    }

    @ParameterizedTest(name = "{0} tenths of a Wh at a pile of 120 kW, connector {1} at 60 kW: {2}")
    @DisplayName("8: by what its own connector could add, not by what the whole pile could")
    @CsvSource({"121000, 01, ", "121001, 01, 8", "141000, 02, ", "141001, 02, 8"})
    void couldFlowAtConnector(long energy, String rated, Integer code) {
        charge.pile = new PileTraits("DC-120-2", 120_000, Map.of(rated, 60_000L));
        charge.records(energy);
        charge.assertFound(code);
    }

    @ParameterizedTest(name = "{0} stray frames before it charged: {1}")
    @DisplayName("9: not for one stray frame long before the charge; two say that it charged then")
    @CsvSource({"0, ''", "1, ''", "2, 9 107"})
    void strayCharging(int strays, String codes) {
        charge.started = at("08:31:00");
        charge.chargingSeenFrom = at("08:31:00");
        for (int i = 0; i < strays; i++) {
            charge.strayFrame("08:00:4" + i, Status.CHARGING, true, 0);
        }
        charge.assertFound(numbers(codes));
    }

    @Test
    @DisplayName("8: not where nobody knows what the pile can deliver, and all of it where nothing was seen")
    void energyNobodySaw() {
        charge.records(140_000);
        charge.pile = PileTraits.UNKNOWN;
        charge.assertFound();
        charge.pile = new PileTraits("DC-60-2", 60_000, Map.of());
        charge.assertFound(8);
        charge.chargingSeenUntil = at("08:00:00");
        charge.assertFound();
        charge.records(601_001);
        charge.energySeen = 0;
        assertThat(charge.codes()).contains(8);
    }

    @ParameterizedTest
    @DisplayName("11: less energy than two frames agree on")
    @CsvSource({"99000, ", "98999, 11"})
    void energyMissing(long energy, Integer code) {
        charge.records(energy);
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("9: longer than from the request to the end that was seen, or shorter than two looks agree on")
    @CsvSource({"07:57:59, ", "07:57:58, 9", "08:05:00, ", "08:05:01, 9"})
    void chargeTimeDisagrees(String started, Integer code) {
        charge.started = at(started);
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("107: what two looks agree on lies before the charge began, or after it ended")
    @CsvSource({"300, ", "301, 107", "3600, 107"})
    void clockAhead(long seconds, Integer code) {
        charge.started = at("08:02:00").plusSeconds(seconds);
        charge.ended = at("09:02:00").plusSeconds(seconds);
        charge.recordSeen = at("11:00:00");
        charge.overSeen = at("11:00:00");
        charge.unplugged = at("11:01:00");
        charge.alsoSeenAt = at("10:00:00");
        charge.settings = new CheckSettings(List.of(
                new CheckSettings.Setting(Check.IDLE_TIME_DISAGREES, null, false, 0)));
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("107: the charge ended before two looks that saw it go on")
    @CsvSource({"08:55:00, ", "08:54:59, 107"})
    void clockBehind(String ended, Integer code) {
        charge.started = at("08:00:00");
        charge.ended = at(ended);
        charge.unplugged = at("09:05:00");
        charge.settings = new CheckSettings(List.of(
                new CheckSettings.Setting(Check.CHARGE_TIME_DISAGREES, null, false, 0)));
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("8: energy of a charge that its pile said never began, where nobody saw it")
    @CsvSource({"1000, false, 0, ", "1001, false, 0, 8", "1001, true, 0, ", "1001, false, 1, 8", "1001, false, 2, "})
    void deniedByPile(long energy, boolean started, int frames, Integer code) {
        charge.refused = true;
        charge.startTold = started ? charge.startTold : null;
        charge.chargingSeenUntil = at("08:00:00");
        for (int i = 0; i < frames; i++) {
            charge.strayFrame("08:30:1" + i, Status.CHARGING, true, 0);
        }
        charge.energySeen = 0;
        charge.records(energy);
        charge.pile = PileTraits.UNKNOWN;
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("10: the charge ended before the last two looks at it, or after it was seen to be over")
    @CsvSource({"08:00:00, 08:58:00, ", "08:00:00, 08:57:59, 10", "08:01:00, 09:03:01, ", "08:01:00, 09:03:02, 10"})
    void idleTimeDisagrees(String started, String ended, Integer code) {
        charge.started = at(started);
        charge.ended = at(ended);
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("10: only where idling costs money by either account")
    @CsvSource({"09:17:00, ", "09:17:01, 10"})
    void idleTimeFree(String unplugged, Integer code) {
        charge.started = at("08:02:00");
        charge.ended = at("09:04:30");
        charge.unplugged = at(unplugged);
        charge.assertFound(code);
    }

    @Test
    @DisplayName("9 and 10: the end that was seen proves nothing when the pile was away")
    void pileAway() {
        charge.started = at("08:02:00");
        charge.ended = at("09:05:30");
        charge.assertFound(9, 10);
        charge.chargingSeenUntil = at("08:40:00");
        charge.awayFrom = at("08:40:30");
        charge.energySeen = 60_000;
        charge.assertFound();
    }

    @Test
    @DisplayName("9 without 10 where no plug-out is reported: idling costs nothing, and the record's coming ends "
            + "what nobody saw")
    void plugOutNotReported() {
        charge.plugOutReported = false;
        charge.assertFound();
        charge.started = at("08:02:00");
        charge.ended = at("09:05:30");
        charge.assertFound(9);
        charge.ended = at("09:18:00");
        charge.recordSeen = at("09:18:05");
        charge.assertFound(9);
        charge.ended = at("09:05:30");
        charge.chargingSeenUntil = at("08:40:00");
        charge.awayFrom = at("08:40:30");
        charge.energySeen = 60_000;
        charge.recordSeen = at("09:01:29");
        charge.assertFound(9);
        charge.recordSeen = at("09:01:30");
        charge.assertFound();
    }

    @ParameterizedTest
    @DisplayName("one stray frame changes nothing, whatever it says; two that agree do")
    @CsvSource({"CHARGING, true, 100000, 9 10 107", "CHARGING, true, 900000, 9 10 11 107", "IDLE, true, 900000, 11",
        "FAULT, true, 0, ''"})
    void strayFrame(Status status, boolean plugged, long energy, String codesOfTwo) {
        charge.strayFrame("09:20:00", status, plugged, energy);
        charge.assertFound();
        charge.strayFrame("09:20:00", status, plugged, energy);
        charge.assertFound();
        charge.strayFrame("09:25:00", status, plugged, energy);
        charge.assertFound(numbers(codesOfTwo));
    }

    private static Integer[] numbers(String codes) {
        return Arrays.stream(codes.split(" ")).filter(code -> !code.isEmpty()).map(Integer::valueOf)
                .toArray(Integer[]::new);
    }
}
