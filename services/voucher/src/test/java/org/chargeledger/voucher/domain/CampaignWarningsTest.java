package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.domain.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A campaign that is seldom meant so")
class CampaignWarningsTest {

    @ParameterizedTest(name = "{0}, threshold {1}, {2} pieces of {3} fen, {4} gifts, minimum {5}: {6}")
    @CsvSource({
            "RECHARGE,   100000, 20,   500,       100,     2000, ",
            "RECHARGE,   100000, 20,   500,       100,     501,  ",
            "RECHARGE,   100000, 20,   500,       100,     500,  face-covers-minimum",
            "RECHARGE,   10000,  20,   500,       100,     2000, ",
            "RECHARGE,   9999,   20,   500,       100,     2000, gift-above-recharge",
            "NEW_DRIVER, 0,      20,   500,       100,     2000, ",
            "RECHARGE,   100000, 20,   500,       10000,   2000, ",
            "RECHARGE,   100000, 20,   500,       10001,   2000, budget-large",
            "RECHARGE,   100000, 20,   500,       0,       2000, no-gifts",
            "RECHARGE,   100000, -1,   500,       100,     2000, ",
            "NEW_DRIVER, 0,      9999, 100000000, 10000000, 999999999, budget-large",
            "NEW_DRIVER, 0,      9999, 9000000000000000000, 10, 9000000000000000001, budget-large"})
    @DisplayName("costs more than it looks, or nothing at all")
    void amounts(String trigger, Long threshold, Integer pieces, Long face, Integer gifts, Long minimum, String code) {
        assertThat(codes(new CampaignDraft("n", "ACTIVE", trigger, threshold, pieces, face, gifts, null, null, null, null,
                NOW, NOW.plusSeconds(1), minimum, 30, null, null, null, null))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "{0} gifts in all, {1} per driver: {2}")
    @CsvSource({"5, 5, ", "5, 6, driver-limit-idle", "5, , "})
    @DisplayName("lets one driver take more than there is")
    void driverLimit(Integer gifts, Integer limit, String code) {
        assertThat(codes(new CampaignDraft("n", "ACTIVE", "MANUAL", null, 1, 500L, gifts, limit, null, null, null,
                NOW, NOW.plusSeconds(1), 2000L, 30, null, null, null, null))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "gifts until {0}, vouchers until {1}: {2}")
    @CsvSource({
            "PT1S,  , ",
            "PT0S,  , window-over",
            "P366D, , ",
            "P367D, , window-long",
            "P2D, P2D, ",
            "P2D, P1D, validity-ends-in-window"})
    @DisplayName("has a strange window")
    void times(Duration window, Duration validity, String code) {
        Instant validUntil = validity == null ? null : NOW.plus(validity);
        assertThat(codes(new CampaignDraft("n", "ACTIVE", "MANUAL", null, 1, 500L, 5, null, null, null, null, NOW,
                NOW.plus(window), 2000L, validUntil == null ? 30 : null, validUntil == null ? null : NOW, validUntil, null,
                null)))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("is judged as far as it is filled in")
    void empty() {
        assertThat(codes(new CampaignDraft(null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null))).isEmpty();
    }

    private static List<String> codes(CampaignDraft draft) {
        assertThat(CampaignWarnings.of(draft, NOW)).allMatch(finding -> finding.severity() == Severity.WARNING);
        return CampaignWarnings.of(draft, NOW).stream().map(Finding::code).toList();
    }
}
