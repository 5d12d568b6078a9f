package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A message that waits to be sent")
class WorthTest {

    static final Instant END = Instant.parse("2019-10-23T08:00:00Z");

    @ParameterizedTest(name = "{0}, set up {1}, allowed {2}, {3} s after its end: {4}")
    @CsvSource({
            "BILL,        true,  true,  -1, ",
            "BILL,        false, true,  -1, ",
            "BILL,        true,  true,   0, TOO_LATE",
            "BILL,        false, true,   1, TOO_LATE",
            "LOW_BALANCE, true,  true,  -1, ",
            "LOW_BALANCE, false, true,  -1, NOT_ALLOWED",
            "LOW_BALANCE, true,  false, -1, NOT_ALLOWED",
            "LOW_BALANCE, true,  true,   0, TOO_LATE"})
    @DisplayName("ends when nobody wants it, when it is not allowed, and when it is over")
    void end(Kind kind, boolean setUp, boolean allowed, long secondsAfter, Outcome end) {
        assertThat(new Worth(kind, setUp, allowed, END).end(END.plusSeconds(secondsAfter)).map(Answer::outcome).orElse(null))
                .isEqualTo(end);
    }
}
