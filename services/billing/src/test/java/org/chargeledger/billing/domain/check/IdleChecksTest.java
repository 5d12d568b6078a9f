package org.chargeledger.billing.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.check.Charge.at;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An idle fee is checked before anybody owes it:")
class IdleChecksTest {

    private final Charge charge = new Charge();

    @ParameterizedTest
    @DisplayName("103: unplugged a whole day after the charge, or in the time to come")
    @CsvSource({"2019-10-17T09:00:59Z, 2019-10-18T00:00:00Z, ", "2019-10-17T09:01:00Z, 2019-10-18T00:00:00Z, 103",
        "2019-10-16T09:31:00Z, 2019-10-16T09:29:00Z, ", "2019-10-16T09:31:00Z, 2019-10-16T09:28:59Z, 103",
        "2019-10-16T09:10:00Z, 2019-10-16T09:00:00Z, "})
    void plugOutImplausible(String unplugged, String now, Integer code) {
        charge.unplugged = at(unplugged);
        charge.now = at(now);
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("104: an idle fee after a charge of under a minute")
    @CsvSource({"60, ", "59, 104"})
    void shortCharge(long seconds, Integer code) {
        charge.records(5_000);
        charge.energySeen = 5_000;
        charge.lasts(seconds);
        charge.assertFound(code);
        charge.unplugged = charge.ended.plusSeconds(300);
        charge.assertFound();
    }

    @ParameterizedTest
    @DisplayName("105: an idle fee after the device broke off, or could not start although some energy flowed")
    @CsvSource({"ABORTED, 09:31:00, 105", "ABORTED, 09:16:59, ", "START_FAILED, 09:31:00, 105",
        "START_FAILED, 09:16:59, ", "REMOTE, 09:31:00, ", "FULL, 09:31:00, ", "ENERGY_TARGET, 09:31:00, ",
        "AMOUNT_TARGET, 09:31:00, ", "TIME_TARGET, 09:31:00, ", "MANUAL, 09:31:00, ", "UNKNOWN, 09:31:00, "})
    void deviceFault(StopReason reason, String unplugged, Integer code) {
        charge.stopReason = reason;
        charge.unplugged = at(unplugged);
        charge.assertFound(code);
    }

    @ParameterizedTest
    @DisplayName("106: an idle fee while another one runs for the same connector or the same driver")
    @CsvSource({"44030600210000200001, 01, false, 09:02:00, 106", "44030600210000200001, 01, false, 09:01:59, ",
        "44030600210000200001, 02, false, 09:20:00, ", "44030600210000200002, 01, false, 09:20:00, ",
        "44030600210000200002, 01, true, 09:20:00, 106", "44030600210000200002, 01, true, 08:59:00, "})
    void overlap(String pileCode, String connectorNo, boolean sameDriver, String until, Integer code) {
        charge.idleTimes = List.of(new IdleTime(new BillNo("20191016150000000000"), pileCode, connectorNo,
                sameDriver ? Charge.DRIVER : UUID.randomUUID(), at("07:30:00"), at(until)));
        charge.assertFound(code);
    }

    @Test
    @DisplayName("106: a bill does not overlap itself, nor where it costs no idling")
    void noOverlap() {
        charge.idleTimes = List.of(new IdleTime(new BillNo("20191016160000000000"), Charge.PILE, "01", Charge.DRIVER,
                at("09:01:00"), at("09:31:00")));
        charge.assertFound();
        charge.idleTimes = List.of(new IdleTime(new BillNo("20191016150000000000"), Charge.PILE, "01", Charge.DRIVER,
                at("08:01:00"), at("09:31:00")));
        charge.unplugged = at("09:10:00");
        charge.assertFound();
    }

    @ParameterizedTest
    @DisplayName("116: nobody looked for more than a quarter of an hour while the fee ran, or just before it")
    @CsvSource({"09:21:00, 09:36:00, 09:51:00, ", "09:21:00, 09:36:01, 09:51:00, 116",
        "09:21:00, 19:51:00, 19:51:00, 116", "09:01:00, 09:16:00, 09:31:00, ", "09:01:00, 09:16:01, 09:31:00, 116",
        "09:11:00, 19:11:00, 19:31:00, 116", "09:01:00, 09:16:59, 09:16:59, "})
    void unseen(String from, String until, String unplugged, Integer code) {
        charge.silentFrom = at(from);
        charge.silentUntil = at(until);
        charge.unplugged = at(unplugged);
        charge.alsoSeenAt = at(until);
        charge.assertFound(code);
    }

    @Test
    @DisplayName("116: with both times and both fees; not where a fee at its cap could grow no more")
    void unseenEvidence() {
        charge.silentFrom = at("09:31:00");
        charge.silentUntil = at("19:31:00");
        charge.unplugged = at("19:31:00");
        assertThat(charge.findings().getFirst().evidence()).isEqualTo(Map.of("lastPluggedAt", "2019-10-16T09:31:00Z",
                "nextSeenAt", "2019-10-16T19:31:00Z", "serviceEndedAt", "2019-10-16T19:31:00Z",
                "idleFeeUntilSilenceFen", "1200", "idleFeeFen", "49200", "tolerance", "900"));
        charge.cap = Money.ofYuan("12");
        charge.assertFound();
        charge.cap = Money.ofYuan("12.01");
        charge.assertFound(116);
    }
}
