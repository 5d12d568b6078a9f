package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.domain.Samples.DRIVER;
import static org.chargeledger.voucher.domain.Samples.NOW;
import static org.chargeledger.voucher.domain.Samples.campaign;
import static org.chargeledger.voucher.domain.Samples.driver;
import static org.chargeledger.voucher.domain.Samples.golden;
import static org.chargeledger.voucher.domain.Samples.lapsing;
import static org.chargeledger.voucher.domain.Samples.recharge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A campaign")
class CampaignTest {

    private static final Validity THIRTY_DAYS = new Validity.DaysFromGift(30);

    @ParameterizedTest(name = "{0} fen: {1}")
    @CsvSource({"99999, false", "100000, true", "100001, true"})
    @DisplayName("rewards a recharge of at least its threshold")
    void threshold(long amountFen, boolean rewarded) {
        assertThat(golden().rewards(recharge(amountFen, NOW))).isEqualTo(rewarded);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "2019-10-16T00:59:59.999999Z, false",
            "2019-10-16T01:00:00Z,        true",
            "2019-10-16T01:59:59.999999Z, true",
            "2019-10-16T02:00:00Z,        false"})
    @DisplayName("gives inside its window only, start included, end excluded")
    void window(Instant at, boolean rewarded) {
        assertThat(golden().rewards(recharge(100_000, at))).isEqualTo(rewarded);
    }

    @Test
    @DisplayName("gives to its departments and sub-operators; without any, to everybody")
    void scope() {
        assertThat(golden().admits(driver(null, null))).isTrue();
        var taxis = campaign(List.of("taxi"), List.of(), NOW, NOW.plusSeconds(1));
        assertThat(taxis.admits(driver("taxi", null))).isTrue();
        assertThat(taxis.admits(driver("bus", null))).isFalse();
        assertThat(taxis.admits(driver(null, null))).isFalse();
        var both = campaign(List.of("taxi"), List.of("east"), NOW, NOW.plusSeconds(1));
        assertThat(both.admits(driver("taxi", "east"))).isTrue();
        assertThat(both.admits(driver("taxi", "west"))).isFalse();
    }

    @Test
    @DisplayName("makes vouchers that are valid for N days from the gift, or for its fixed period")
    void validity() {
        var gift = new Gift(new UUID(0, 9), Cause.of(recharge(100_000, NOW)), "C-1", 20, 1, Optional.empty());
        var terms = Voucher.granted(new UUID(0, 1), gift, golden()).terms();
        assertThat(terms.validFrom()).isEqualTo(NOW);
        assertThat(terms.grantedAt()).isEqualTo(NOW);
        assertThat(terms.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(terms.giftId()).contains(new UUID(0, 9));
        var period = new Validity.FixedPeriod(NOW.plusSeconds(5), NOW.plusSeconds(9));
        assertThat(period.validFrom(NOW)).isEqualTo(NOW.plusSeconds(5));
        assertThat(period.expiresAt(NOW)).isEqualTo(NOW.plusSeconds(9));
    }

    @ParameterizedTest(name = "threshold {0}, lapses on refund {1}, given for {2}: below {3} fen left")
    @CsvSource({
            "100000, true,  RECHARGE, 100000",
            "0,      true,  RECHARGE, 1",
            "100000, false, RECHARGE, ",
            "100000, true,  MANUAL, ",
            "100000, true,  COMPENSATION, "})
    @DisplayName("makes vouchers that lapse once the recharge that earned them would not any more, where it says so")
    void lapses(long thresholdFen, boolean lapses, Cause.Reason reason, Long belowFen) {
        var gift = new Gift(new UUID(0, 9), new Cause(DRIVER, reason, "R-1", NOW), "C-1", 20, 1, Optional.empty());

        assertThat(Voucher.granted(new UUID(0, 1), gift, lapsing(thresholdFen, lapses)).terms().lapsesBelowFen())
                .isEqualTo(Optional.ofNullable(belowFen));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"DRAFT, false", "ACTIVE, true", "PAUSED, false", "ENDED, false"})
    @DisplayName("gives while it is active")
    void state(Campaign.State state, boolean gives) {
        var campaign = golden(state, Campaign.Trigger.RECHARGE, null, THIRTY_DAYS);
        assertThat(campaign.givesAt(NOW)).isEqualTo(gives);
        assertThat(campaign.rewards(recharge(100_000, NOW))).isEqualTo(gives);
    }

    @ParameterizedTest(name = "vouchers end {0} s after the gift: {1}")
    @CsvSource({"0, false", "1, true"})
    @DisplayName("gives no voucher that has ended already")
    void ended(long seconds, boolean gives) {
        var period = new Validity.FixedPeriod(NOW.minusSeconds(9), NOW.plusSeconds(seconds));
        assertThat(golden(Campaign.State.ACTIVE, Campaign.Trigger.MANUAL, null, period).givesAt(NOW)).isEqualTo(gives);
    }

    @ParameterizedTest(name = "first seen {0} s, looked at {1} s after the window began: {2}")
    @CsvSource({"0, 0, true", "3599, 3599, true", "-1, 0, false", "3600, 3600, false", "3599, 3600, false"})
    @DisplayName("welcomes drivers who are new inside its window, and are known well enough before it is over")
    void newDriver(long firstSeen, long lookedAt, boolean welcome) {
        var newcomer = new Newcomer(driver(null, null), NOW.plusSeconds(firstSeen), NOW.plusSeconds(lookedAt));
        assertThat(golden(Campaign.State.ACTIVE, Campaign.Trigger.NEW_DRIVER, null, THIRTY_DAYS).welcomes(newcomer))
                .isEqualTo(welcome);
        assertThat(golden().welcomes(newcomer)).as("a campaign for recharges").isFalse();
    }

    @ParameterizedTest(name = "limit {0}, after {1} gifts: {2}")
    @CsvSource({"1, 0, true", "1, 1, false", "2, 1, true", "2, 2, false", ", 1000, true"})
    @DisplayName("gives a driver no more than its limit, if it has one")
    void limit(Integer limit, int gifts, boolean allowed) {
        assertThat(golden(Campaign.State.ACTIVE, Campaign.Trigger.RECHARGE, limit, THIRTY_DAYS).allowsAfter(gifts))
                .isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource({
            "DRAFT,  DRAFT, true",  "DRAFT,  ACTIVE, true",  "DRAFT,  PAUSED, false", "DRAFT,  ENDED, true",
            "ACTIVE, DRAFT, false", "ACTIVE, ACTIVE, true",  "ACTIVE, PAUSED, true",  "ACTIVE, ENDED, true",
            "PAUSED, DRAFT, false", "PAUSED, ACTIVE, true",  "PAUSED, PAUSED, true",  "PAUSED, ENDED, true",
            "ENDED,  DRAFT, false", "ENDED,  ACTIVE, false", "ENDED,  PAUSED, false", "ENDED,  ENDED, false"})
    @DisplayName("goes from draft to active, pauses and resumes, and ends for good")
    void transitions(Campaign.State from, Campaign.State to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0}, window ends in {1} s, {2} given: {3} fen left")
    @CsvSource({"ACTIVE, 1, 0, 1000000", "PAUSED, 1, 99, 10000", "ACTIVE, 1, 100, 0", "ACTIVE, 0, 0, 0", "ENDED, 1, 0, 0"})
    @DisplayName("may still cost the gifts that are left, until it ends or its window is over")
    void leftToGive(Campaign.State state, long seconds, int given, long leftFen) {
        var campaign = golden(state, Campaign.Trigger.RECHARGE, null, THIRTY_DAYS);
        assertThat(new RunningCampaign(campaign, 1, given).leftToGiveFen(campaign.giftUntil().minusSeconds(seconds)))
                .isEqualTo(leftFen);
    }
}
