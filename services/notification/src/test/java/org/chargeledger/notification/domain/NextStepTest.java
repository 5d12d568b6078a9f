package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.chargeledger.notification.domain.NextStep.Pause;
import org.chargeledger.notification.domain.NextStep.State;
import org.chargeledger.notification.domain.NextStep.Try;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What happens to a message after a try")
class NextStepTest {

    @ParameterizedTest(name = "{0} -> {1}, pause {2}")
    @CsvSource({
            "ACCEPTED,          DELIVERED, NONE",
            "BUSY,              PENDING,   NONE",
            "UNREACHABLE,       PENDING,   NONE",
            "TOO_FREQUENT,      PENDING,   NONE",
            "NO_ANSWER,         UNKNOWN,   NONE",
            "NOT_FOLLOWING,     FAILED,    NONE",
            "RECIPIENT_UNKNOWN, FAILED,    NONE",
            "REFUSED_BY_RECIPIENT, FAILED, NONE",
            "WINDOW_CLOSED,     FAILED,    NONE",
            "NOT_ALLOWED,       FAILED,    NONE",
            "TOO_LATE,          FAILED,    NONE",
            "FIELD_REJECTED,    FAILED,    NONE",
            "TEMPLATE_REJECTED, FAILED,    NONE",
            "DAILY_LIMIT,       PENDING,   UNTIL_TOMORROW",
            "ACCOUNT_REFUSED,   PENDING,   FIVE_MINUTES"})
    @DisplayName("each answer has one consequence for the message and one for the account")
    void consequences(Outcome outcome, State state, Pause pause) {
        NextStep step = after(Answer.of(outcome, "x"), 1, Duration.ZERO);

        assertThat(step.state()).isEqualTo(state);
        assertThat(step.pause()).isEqualTo(pause);
        assertThat(step.retryAfter() == null).isEqualTo(state == State.DELIVERED || state == State.FAILED);
    }

    @ParameterizedTest(name = "try {0}: again after {1}")
    @CsvSource({"1, PT0.5S", "2, PT1S", "3, PT2S", "8, PT1M4S", "10, PT4M16S", "11, PT5M", "59, PT5M"})
    @DisplayName("waits twice as long after each refusal, at most five minutes")
    void backsOff(int attempts, Duration wait) {
        assertThat(after(Answer.of(Outcome.BUSY, "-1"), attempts, Duration.ZERO).retryAfter()).isEqualTo(wait);
    }

    @ParameterizedTest(name = "look {0}: again after {1}")
    @CsvSource({"1, PT10S", "2, PT20S", "5, PT2M40S", "6, PT5M", "100000, PT5M"})
    @DisplayName("looks less and less often after what lacks its recipient, at most every five minutes")
    void looksAgain(int looks, Duration wait) {
        assertThat(NextStep.lookAgain(looks)).isEqualTo(wait);
    }

    @Test
    @DisplayName("gives up a refused message after sixty tries")
    void givesUp() {
        assertThat(after(Answer.of(Outcome.BUSY, "-1"), 59, Duration.ZERO).state()).isEqualTo(State.PENDING);
        assertThat(after(Answer.of(Outcome.BUSY, "-1"), 60, Duration.ZERO).state()).isEqualTo(State.FAILED);
    }

    @ParameterizedTest(name = "uncertain for {0}, try {1}: repeated {2}")
    @CsvSource({
            "PT1S,     2,  true",
            "PT8M,     20, true",
            "PT8M1S,   20, false",
            "PT9M,     2,  false",
            "PT8M59S,  2,  true",
            "PT2H,     20, false"})
    @DisplayName("repeats an uncertain message only while the channel remembers its id, then leaves it to a person")
    void repeatsOnlyWhileSafe(Duration uncertainFor, int attempts, boolean repeated) {
        NextStep step = after(Answer.of(Outcome.NO_ANSWER, "timeout"), attempts, uncertainFor);

        assertThat(step.state()).isEqualTo(State.UNKNOWN);
        assertThat(step.retryAfter() != null).isEqualTo(repeated);
    }

    @ParameterizedTest(name = "repeatable {0}, uncertain for {1}: handed over again {2}")
    @CsvSource({"true, PT1S, true", "true, PT9M, true", "true, PT9M0.001S, false", "true, PT7H, false",
            "false, PT1S, false"})
    @DisplayName("is not even asked again once the channel may have forgotten it, whatever delayed the repetition")
    void mayRepeat(boolean repeatable, Duration uncertainFor, boolean may) {
        assertThat(NextStep.mayRepeat(repeatable, uncertainFor)).isEqualTo(may);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "UNREACHABLE", "TOO_FREQUENT", "ACCOUNT_REFUSED"})
    @DisplayName("a later refusal does not make an uncertain message certain")
    void staysUncertain(Outcome outcome) {
        assertThat(after(Answer.of(outcome, "x"), 3, Duration.ofSeconds(5)).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    @DisplayName("an uncertain message does not wait for tomorrow, when its id is forgotten; the account does")
    void dailyLimitWhileUncertain() {
        NextStep step = after(Answer.of(Outcome.DAILY_LIMIT, "45009"), 2, Duration.ofSeconds(5));

        assertThat(step).isEqualTo(new NextStep(State.UNKNOWN, "OUTCOME_UNKNOWN", null, false, Pause.UNTIL_TOMORROW));
    }

    @ParameterizedTest(name = "{0}: by the other channel {1}")
    @CsvSource({
            "NOT_FOLLOWING,        true",
            "REFUSED_BY_RECIPIENT, true",
            "WINDOW_CLOSED,        true",
            "FIELD_REJECTED,       true",
            "TEMPLATE_REJECTED,    true",
            "RECIPIENT_UNKNOWN,    false",
            "NOT_ALLOWED,          false",
            "TOO_LATE,             false"})
    @DisplayName("what one channel cannot do the other is asked for at once, if there is one and the first surely did not")
    void fallsBack(Outcome outcome, boolean other) {
        NextStep left = NextStep.after(Answer.of(outcome, "x"), new Try(1, Duration.ZERO, true, true));

        assertThat(left.otherChannel()).isEqualTo(other);
        assertThat(left.state()).isEqualTo(other ? State.PENDING : State.FAILED);
        assertThat(left.retryAfter()).isEqualTo(other ? Duration.ZERO : null);
        assertThat(NextStep.after(Answer.of(outcome, "x"), new Try(1, Duration.ZERO, true, false)).state())
                .isEqualTo(State.FAILED);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
            "NOT_FOLLOWING,        UNKNOWN, OUTCOME_UNKNOWN",
            "REFUSED_BY_RECIPIENT, UNKNOWN, OUTCOME_UNKNOWN",
            "WINDOW_CLOSED,        UNKNOWN, OUTCOME_UNKNOWN",
            "FIELD_REJECTED,       UNKNOWN, OUTCOME_UNKNOWN",
            "TEMPLATE_REJECTED,    UNKNOWN, OUTCOME_UNKNOWN",
            "NOT_ALLOWED,          UNKNOWN, OUTCOME_UNKNOWN",
            "TOO_LATE,             UNKNOWN, OUTCOME_UNKNOWN",
            "RECIPIENT_UNKNOWN,    FAILED,  RECIPIENT_UNKNOWN"})
    @DisplayName("a refusal of the repetition says nothing of the first try: a person looks, no other channel is asked")
    void refusedWhileUncertain(Outcome outcome, State state, String reason) {
        assertThat(NextStep.after(Answer.of(outcome, "x"), new Try(2, Duration.ofSeconds(1), true, true)))
                .isEqualTo(new NextStep(state, reason, null, false, Pause.NONE));
    }

    @Test
    @DisplayName("a channel that remembers nothing is not asked twice when it did not answer; when it was busy it is")
    void notRepeatable() {
        assertThat(NextStep.after(Answer.of(Outcome.NO_ANSWER, "timeout"), new Try(1, Duration.ZERO, false, true)))
                .isEqualTo(new NextStep(State.UNKNOWN, "OUTCOME_UNKNOWN", null, false, Pause.NONE));
        assertThat(NextStep.after(Answer.of(Outcome.BUSY, "-1"), new Try(1, Duration.ZERO, false, true)).state())
                .isEqualTo(State.PENDING);
    }

    private static NextStep after(Answer answer, int number, Duration uncertainFor) {
        return NextStep.after(answer, new Try(number, uncertainFor, true, false));
    }
}
