package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.offline;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.ClaimRule.Unclaimed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A record without a session")
class ClaimRuleTest {

    @ParameterizedTest(name = "charged from {0} to {1}: {2}")
    @CsvSource({
            "08:00:30, 09:00:00, true",
            "07:00:00, 08:00:00, false",
            "07:00:00, 08:00:01, true",
            "09:00:59, 10:00:00, true",
            "09:01:00, 10:00:00, false"})
    @DisplayName("fits a lost session of its connector in whose time, from the request to the plug-out, it charged")
    void fits(String from, String to, boolean fits) {
        assertThat(ClaimRule.candidate(unclaimed("01", from, to, 5_000), List.of(lost())).isPresent()).isEqualTo(fits);
    }

    @ParameterizedTest(name = "charged from {0}: {1}")
    @CsvSource({"2019-10-17T08:09:59, true", "2019-10-17T08:10:00, false"})
    @DisplayName("fits one of which nobody saw the plug-out until its record was given up")
    void plugOutUnseen(String from, boolean fits) {
        Session away = requested().after(List.of(started("08:00:30"), charging("08:05:00", 100),
                offline("2019-10-17T08:10:00", "08:10:00")));
        assertThat(ClaimRule.candidate(unclaimed("01", from, "2019-10-17T09:00:00", 5_000), List.of(away)).isPresent())
                .isEqualTo(fits);
    }

    @Test
    @DisplayName("fits none at another connector, none that has a record, is open, or is held for something else")
    void fitsNot() {
        Unclaimed unclaimed = unclaimed("01", "08:00:30", "09:00:00", 5_000);
        assertThat(ClaimRule.candidate(unclaimed, List.of(lost()))).contains(lost());
        assertThat(ClaimRule.candidate(unclaimed("02", "08:00:30", "09:00:00", 5_000), List.of(lost()))).isEmpty();
        assertThat(ClaimRule.candidate(new Unclaimed(UUID.randomUUID(), "44030600210000200002", "01",
                unclaimed.record()), List.of(lost()))).isEmpty();
        Session open = requested().after(List.of(started("08:00:30"), unplugged("09:01:00"), unplugged("09:01:15")));
        Session withRecord = requested().after(List.of(started("08:00:30"),
                record("09:20:05", "08:00:30", "09:20:00", 6_000), offline("2019-10-17T10:00:00", "09:30:00")));
        assertThat(withRecord.lost()).isTrue();
        Session unpriced = open.held(List.of(new Finding(FindingCode.PRICE_UNKNOWN, Map.of())),
                Cases.at("10:00:00"));
        for (Session other : List.of(open, withRecord, unpriced, lost().billed(Cases.at("10:00:00")))) {
            assertThat(ClaimRule.candidate(unclaimed, List.of(other))).isEmpty();
        }
    }

    @Test
    @DisplayName("fits nothing where two sessions would do, or where it is itself no record to bill")
    void doubtful() {
        SessionKey next = new SessionKey(new BillNo("20191016160000000001"), KEY.operatorId(), KEY.stationId(),
                KEY.pileCode(), KEY.connectorNo(), KEY.driverId(), KEY.tariff(), KEY.requestedAt(),
                KEY.startValidUntil());
        Session other = Session.requested(next).held(lost().findings(), lost().decidedAt());
        Unclaimed unclaimed = unclaimed("01", "08:00:30", "09:00:00", 5_000);
        assertThat(ClaimRule.candidate(unclaimed, List.of(other))).contains(other);
        assertThat(ClaimRule.candidate(unclaimed, List.of(lost(), other))).isEmpty();
        assertThat(ClaimRule.candidate(unclaimed("01", "08:00:30", "09:00:00", -1), List.of(lost()))).isEmpty();
        assertThat(ClaimRule.candidate(new Unclaimed(UUID.randomUUID(), KEY.pileCode(), "01", record("09:00:05",
                "08:00:30", "09:00:00", 0, StopReason.START_FAILED).record()), List.of(lost()))).isEmpty();
    }

    /** Plug out at 09:01. */
    private static Session lost() {
        return requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000), idle("09:00:00"),
                unplugged("09:01:00"), unplugged("09:01:15"), Cases.online("09:31:15", "2019-10-15T00:00:00")));
    }

    private static Unclaimed unclaimed(String connectorNo, String from, String to, long energyTenthWh) {
        return new Unclaimed(UUID.randomUUID(), KEY.pileCode(), connectorNo,
                record("2019-10-18T00:00:00", from, to, energyTenthWh).record());
    }
}
