package org.chargeledger.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("The business clock")
class BusinessClockTest {

    @RepeatedTest(20)
    @DisplayName("tells no more of the time than a database keeps, so that an event and a row tell the same")
    void goesByMicroseconds() {
        assertThat(new BusinessClock(Optional.empty()).instant()).satisfies(
                now -> assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS)));
    }
}
