package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A lease of a minute")
class LeaseTest {

    private static final Instant CLAIMED = Instant.parse("2026-11-25T08:00:00Z");

    @ParameterizedTest(name = "covers work of {1} s begun after {0} s: {2}")
    @CsvSource({
            "0,  60, true",
            "0,  61, false",
            "39, 20, true",
            "40, 20, true",
            "41, 20, false",
            "60, 1,  false",
            "61, 0,  false"})
    @DisplayName("covers only what ends before it does")
    void covers(long after, long work, boolean covered) {
        var lease = Lease.of(CLAIMED, Duration.ofMinutes(1));

        assertThat(lease.covers(CLAIMED.plusSeconds(after), Duration.ofSeconds(work))).isEqualTo(covered);
    }
}
