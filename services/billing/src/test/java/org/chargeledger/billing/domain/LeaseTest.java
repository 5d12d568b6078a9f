package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A lease of a minute")
class LeaseTest {

    private static final Instant FROM = Instant.parse("2019-10-16T01:00:00Z");

    @ParameterizedTest(name = "{0} ms after it began: {1}")
    @CsvSource({"0, true", "29999, true", "30000, true", "30001, false", "60000, false", "90000, false"})
    @DisplayName("covers half a minute's work that ends before somebody else may begin it")
    void covers(long millis, boolean covered) {
        Lease lease = Lease.of(FROM, Duration.ofMinutes(1));
        assertThat(lease.covers(FROM.plusMillis(millis), Duration.ofSeconds(30))).isEqualTo(covered);
    }
}
