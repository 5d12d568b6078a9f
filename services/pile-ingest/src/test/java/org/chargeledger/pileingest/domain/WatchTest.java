package org.chargeledger.pileingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A replica that watches the others, dead after 10 s,")
class WatchTest {

    private static final long MILLI = 1_000_000;
    /** The clock of a process may begin anywhere. */
    private static final long ORIGIN = Long.MAX_VALUE - 20_000 * MILLI;

    @ParameterizedTest(name = "signs of life after {0}, {1} and {2} ms, asked after {3} ms: {4}")
    @CsvSource({"4000, 8000, 10000, 10000, true", "4000, 8000, 9999, 9999, false", "4000, 8000, 10000, 15000, true",
            "4000, 8000, 10000, 15001, false", "5000, 10000, 10000, 10000, true", "5001, 10001, 10001, 10001, false",
            "5001, 10001, 15001, 15001, true", "4000, 8000, 30000, 30000, false"})
    @DisplayName("judges them once it lived that long itself without a gap of half of it")
    void judges(long first, long second, long third, long asked, boolean mayJudge) {
        Watch watch = Watch.begin(Duration.ofSeconds(10), ORIGIN).goOn(ORIGIN + first * MILLI)
                .goOn(ORIGIN + second * MILLI).goOn(ORIGIN + third * MILLI);

        assertThat(watch.mayJudge(ORIGIN + asked * MILLI)).isEqualTo(mayJudge);
    }
}
