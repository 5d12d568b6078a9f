package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Quiet hours")
class QuietHoursTest {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0} to {1}, at {2}: {3} to wait")
    @CsvSource({
            "22:00, 08:00, 2019-10-16T21:59:59, PT0S",
            "22:00, 08:00, 2019-10-16T22:00:00, PT10H",
            "22:00, 08:00, 2019-10-17T00:00:00, PT8H",
            "22:00, 08:00, 2019-10-17T07:59:59, PT1S",
            "22:00, 08:00, 2019-10-17T08:00:00, PT0S",
            "12:00, 14:00, 2019-10-17T11:59:59, PT0S",
            "12:00, 14:00, 2019-10-17T12:00:00, PT2H",
            "12:00, 14:00, 2019-10-17T14:00:00, PT0S"})
    @DisplayName("last from their first minute to the one before their end, past midnight too")
    void left(LocalTime from, LocalTime to, String local, Duration left) {
        Instant now = LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();

        assertThat(new QuietHours(from, to, SHANGHAI).left(now)).isEqualTo(left);
    }
}
