package org.chargeledger.pileingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.chargeledger.pileingest.domain.StartAttempt.State;
import org.chargeledger.pileingest.domain.StartAttempt.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A remote start")
class StartAttemptTest {

    static final Instant REQUESTED = Instant.parse("2019-10-16T08:00:00Z");

    @ParameterizedTest(name = "{0} s after the request, valid for 120 s, online {1}: {2} {3}")
    @CsvSource({
            "0,   true,  SEND,",
            "119, true,  SEND,",
            "120, true,  FAIL, OFFLINE",
            "0,   false, FAIL, OFFLINE"})
    @DisplayName("is sent while its command is valid and the pile is on line, else it failed: offline")
    void pending(long seconds, boolean online, Step step, StartFailure failure) {
        var decision = attempt(State.PENDING).decide(REQUESTED.plusSeconds(seconds), online);

        assertThat(decision.step()).isEqualTo(step);
        assertThat(decision.failure()).isEqualTo(failure);
    }

    @ParameterizedTest(name = "{0} s after the command: {1} {2}")
    @CsvSource({"0, WAIT,", "89, WAIT,", "90, FAIL, NO_ANSWER"})
    @DisplayName("without an answer fails after 90 s")
    void noAnswer(long seconds, Step step, StartFailure failure) {
        var decision = attempt(State.PENDING).sent(REQUESTED).decide(REQUESTED.plusSeconds(seconds), true);

        assertThat(decision.step()).isEqualTo(step);
        assertThat(decision.failure()).isEqualTo(failure);
    }

    @ParameterizedTest(name = "{0} s after the pile said not plugged in: {1} {2}")
    @CsvSource({"0, WAIT,", "59, WAIT,", "60, FAIL, NOT_PLUGGED"})
    @DisplayName("refused for want of a plug fails only 60 s later")
    void notPlugged(long seconds, Step step, StartFailure failure) {
        Instant refused = REQUESTED.plusSeconds(50);
        var decision = attempt(State.PENDING).sent(REQUESTED).notPlugged(refused)
                .decide(refused.plusSeconds(seconds), true);

        assertThat(decision.step()).isEqualTo(step);
        assertThat(decision.failure()).isEqualTo(failure);
    }

    @ParameterizedTest(name = "{0}, on line {1}: {2} {3}")
    @CsvSource({
            "PENDING,     true,  FAIL, CANCELLED",
            "PENDING,     false, FAIL, CANCELLED",
            "SENT,        true,  WAIT,",
            "SENT,        false, WAIT,",
            "NOT_PLUGGED, true,  FAIL, CANCELLED",
            "NOT_PLUGGED, false, FAIL, CANCELLED",
            "STARTED,     true,  WAIT,",
            "FAILED,      true,  WAIT,"})
    @DisplayName("that is to be stopped is given up unless the pile may have begun already, and never repeated")
    void stopped(String stage, boolean online, Step step, StartFailure failure) {
        StartAttempt attempt = switch (stage) {
            case "PENDING" -> attempt(State.PENDING);
            case "SENT" -> attempt(State.PENDING).sent(REQUESTED);
            case "NOT_PLUGGED" -> attempt(State.PENDING).sent(REQUESTED).notPlugged(REQUESTED);
            default -> attempt(State.PENDING).sent(REQUESTED).in(State.valueOf(stage));
        };

        var decision = attempt.toBeStopped().decide(REQUESTED.plusSeconds(1), online);

        assertThat(decision.step()).isEqualTo(step);
        assertThat(decision.failure()).isEqualTo(failure);
        assertThat(attempt.toBeStopped().isWorthRepeating(REQUESTED)).isFalse();
    }

    @Test
    @DisplayName("goes out again after a reconnection only while unanswered and valid")
    void repeats() {
        var sent = attempt(State.PENDING).sent(REQUESTED);

        assertThat(attempt(State.PENDING).isWorthRepeating(REQUESTED)).isFalse();
        assertThat(sent.isWorthRepeating(REQUESTED.plusSeconds(119))).isTrue();
        assertThat(sent.isWorthRepeating(REQUESTED.plusSeconds(120))).isFalse();
        assertThat(sent.notPlugged(REQUESTED).isWorthRepeating(REQUESTED)).isFalse();
        assertThat(sent.in(State.STARTED).isWorthRepeating(REQUESTED)).isFalse();
    }

    @Test
    @DisplayName("tells the pile a number of pile, connector and the bill number's 16 digits behind the century")
    void transactionNo() {
        assertThat(TransactionNo.of("44030600200001", "02", "20191016161822566095"))
                .isEqualTo("44030600200001" + "02" + "1910161618225660").hasSize(32);
    }

    static StartAttempt attempt(State state) {
        return new StartAttempt("zpd", "ST-108", "44030600210000200001", "01", "20191016160000000000",
                "4403060020000101191016160000000", 10000, REQUESTED, REQUESTED.plusSeconds(120), state,
                Optional.empty(), Optional.empty(), false);
    }
}
