package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.domain.Samples.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A wanted campaign")
class CampaignCheckTest {

    @Test
    @DisplayName("is fine with the golden fields")
    void fine() {
        assertThat(codes(draft("ACTIVE", "RECHARGE", 100_000L, 20, 500L, 100, 2000L, 30), null)).isEmpty();
    }

    @ParameterizedTest(name = "threshold {0}, {1} pieces of {2}, {3} gifts, minimum {4}, {5} days: {6}")
    @CsvSource({
            "1,         1,    1,         0,        0,         1,    ",
            "100000000, 1000, 100000000, 10000000, 100000000, 3650, ",
            "0,         1,    1,         0,        0,         1,    threshold-invalid",
            "1,         0,    1,         0,        0,         1,    pieces-invalid",
            "1,         1001, 1,         0,        0,         1,    pieces-invalid",
            "1,         1,    0,         0,        0,         1,    face-invalid",
            "1,         1,    1,         -1,       0,         1,    total-gifts-invalid",
            "1,         1,    1,         0,        -1,        1,    minimum-spend-invalid",
            "1,         1,    1,         0,        0,         0,    validity-invalid"})
    @DisplayName("has amounts that can be")
    void amounts(Long threshold, Integer pieces, Long face, Integer gifts, Long minimum, Integer days, String code) {
        assertThat(codes(draft("DRAFT", "RECHARGE", threshold, pieces, face, gifts, minimum, days), null))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("is told everything that is wrong at once")
    void everythingAtOnce() {
        assertThat(codes(new CampaignDraft(null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null), null)).containsExactly("name-invalid", "state-unknown", "trigger-unknown",
                "pieces-invalid", "face-invalid", "total-gifts-invalid", "minimum-spend-invalid",
                "gift-window-invalid", "validity-invalid");
    }

    @ParameterizedTest(name = "a limit of {0} gifts per driver: {1}")
    @CsvSource({", ", "1, ", "0, driver-limit-invalid", "-1, driver-limit-invalid"})
    @DisplayName("limits a driver to one gift at least, or not at all")
    void driverLimit(Integer limit, String code) {
        assertThat(codes(wanted(100, limit, NOW.plusSeconds(1), 30, null), null))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "vouchers until {0} s after the first gift: {1}")
    @CsvSource({"1, ", "0, validity-over-before-gifts", "-1, validity-over-before-gifts"})
    @DisplayName("has vouchers that can be used when they are given")
    void fixedPeriod(long seconds, String code) {
        assertThat(codes(wanted(100, null, NOW.plusSeconds(1), null, NOW.plusSeconds(seconds)), null))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "a new campaign as {0}: {1}")
    @CsvSource({"DRAFT, ", "ACTIVE, ", "PAUSED, state-not-first", "ENDED, state-not-first"})
    @DisplayName("begins as a draft or active")
    void begins(String state, String code) {
        assertThat(codes(inState(state), null)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("stays as it is once ended, is not drafted again, and keeps the gifts it gave")
    void changes() {
        assertThat(codes(active(100), running(Campaign.State.ACTIVE, 100))).isEmpty();
        assertThat(codes(active(99), running(Campaign.State.ACTIVE, 100))).containsExactly("gifts-already-given");
        assertThat(codes(active(100), running(Campaign.State.ENDED, 0))).containsExactly("campaign-ended");
        assertThat(codes(inState("DRAFT"), running(Campaign.State.PAUSED, 0))).containsExactly("state-not-next");
        assertThat(codes(inState("DRAFT"), running(Campaign.State.DRAFT, 0))).isEmpty();
        assertThat(codes(inState("ENDED"), running(Campaign.State.PAUSED, 0))).isEmpty();
    }

    /** Errors only; warnings have a test of their own. */
    private static List<String> codes(CampaignDraft draft, RunningCampaign current) {
        return CampaignCheck.findings(draft, Optional.ofNullable(current), NOW).stream()
                .filter(finding -> finding.severity() == Severity.ERROR).map(Finding::code).toList();
    }

    private static CampaignDraft active(int totalGifts) {
        return draft("ACTIVE", "RECHARGE", 100_000L, 20, 500L, totalGifts, 2000L, 30);
    }

    private static CampaignDraft inState(String state) {
        return draft(state, "RECHARGE", 100_000L, 20, 500L, 100, 2000L, 30);
    }

    private static CampaignDraft draft(String state, String trigger, Long threshold, Integer pieces, Long face,
            Integer gifts, Long minimum, Integer days) {
        return new CampaignDraft("充1000送100", state, trigger, threshold, pieces, face, gifts, null, null, null, null, NOW,
                NOW.plusSeconds(1), minimum, days, null, null, null, null);
    }

    private static CampaignDraft wanted(int gifts, Integer limit, Instant giftUntil, Integer days, Instant validUntil) {
        return new CampaignDraft("充1000送100", "ACTIVE", "RECHARGE", 100_000L, 20, 500L, gifts, limit, null, null, null, NOW,
                giftUntil, 2000L, days, validUntil == null ? null : NOW.minusSeconds(9), validUntil, null, null);
    }

    private static RunningCampaign running(Campaign.State state, int given) {
        return new RunningCampaign(inState(state.name()).toCampaign("zpd", "C-1"), 1, given);
    }
}
