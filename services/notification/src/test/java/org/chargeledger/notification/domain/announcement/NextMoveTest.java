package org.chargeledger.notification.domain.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chargeledger.notification.domain.announcement.ChannelReply.Outcome;
import org.chargeledger.notification.domain.announcement.Look.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Where an announcement goes next")
class NextMoveTest {

    @ParameterizedTest(name = "{0} at try {1}: {2} {3}, again after {4}")
    @CsvSource({
            "ACCEPTED,       1,  DRAFT_CREATED, ,               ",
            "BUSY,           1,  APPROVED,      BUSY,           PT1S",
            "NO_ANSWER,      3,  APPROVED,      NO_ANSWER,      PT4S",
            "TOO_SOON,       1,  APPROVED,      TOO_SOON,       PT1S",
            "DAILY_LIMIT,    29, APPROVED,      DAILY_LIMIT,    PT1H",
            "DAILY_LIMIT,    30, FAILED,        DAILY_LIMIT,    ",
            "BUSY,           30, FAILED,        BUSY,           ",
            "REFUSED,        1,  FAILED,        REFUSED,        ",
            "NOT_AUTHORISED, 1,  FAILED,        NOT_AUTHORISED, ",
            "DRAFT_GONE,     1,  FAILED,        DRAFT_GONE,     "})
    @DisplayName("after its draft was offered: a draft made twice harms nobody, so an open outcome is tried again")
    void afterDraft(Outcome outcome, int tries, State state, String reason, Duration again) {
        assertThat(NextMove.afterDraft(ChannelReply.of(outcome, "x"), tries)).isEqualTo(new NextMove(state, reason, again));
    }

    @ParameterizedTest(name = "{0} at try {1}, uncertain {2}: {3} {4}, again after {5}")
    @CsvSource({
            "ACCEPTED,       1,  false, ACCEPTED,      ,               PT10S",
            "ACCEPTED,       2,  true,  ACCEPTED,      ,               PT10S",
            "BUSY,           1,  false, SUBMITTING,    BUSY,           PT1M10S",
            "BUSY,           2,  false, SUBMITTING,    BUSY,           PT2M20S",
            "BUSY,           30, false, FAILED,        BUSY,           ",
            "BUSY,           1,  true,  UNKNOWN,       BUSY,           PT1M10S",
            "TOO_SOON,       1,  false, SUBMITTING,    TOO_SOON,       PT1M10S",
            "TOO_SOON,       2,  true,  UNKNOWN,       TOO_SOON,       PT2M20S",
            "NO_ANSWER,      1,  false, UNKNOWN,       NO_ANSWER,      PT1M10S",
            "NO_ANSWER,      2,  true,  UNKNOWN,       NO_ANSWER,      PT2M20S",
            "DRAFT_GONE,     1,  false, APPROVED,      DRAFT_GONE,     PT0S",
            "DRAFT_GONE,     2,  true,  ACCEPTED,      SENT_BEFORE,    ",
            "QUOTA_USED,     1,  false, DRAFT_CREATED, QUOTA_USED,     ",
            "QUOTA_USED,     2,  true,  UNKNOWN,       QUOTA_USED,     PT2M20S",
            "DAILY_LIMIT,    1,  false, DRAFT_CREATED, DAILY_LIMIT,    ",
            "DAILY_LIMIT,    2,  true,  UNKNOWN,       DAILY_LIMIT,    PT2M20S",
            "REFUSED,        1,  false, FAILED,        REFUSED,        ",
            "REFUSED,        2,  true,  UNKNOWN,       REFUSED,        ",
            "NOT_AUTHORISED, 1,  false, FAILED,        NOT_AUTHORISED, ",
            "NOT_AUTHORISED, 2,  true,  UNKNOWN,       NOT_AUTHORISED, "})
    @DisplayName("after it was handed over: what may have been taken is repeated as it is, or left to a person; never failed")
    void afterSubmission(Outcome outcome, int tries, boolean uncertain, State state, String reason, Duration again) {
        assertThat(NextMove.afterSubmission(ChannelReply.of(outcome, "x"), tries, uncertain,
                uncertain ? Duration.ofMinutes(1) : Duration.ZERO)).isEqualTo(new NextMove(state, reason, again));
    }

    @ParameterizedTest(name = "uncertain for {0}: repeated {1}")
    @CsvSource({"PT21H58M, true", "PT22H, true", "PT22H1S, false", "PT24H, false"})
    @DisplayName("an unknown outcome is repeated only while WeChat compares the id, then it waits for a person")
    void repeatsOnlyWhileRemembered(Duration uncertainFor, boolean repeated) {
        NextMove move = NextMove.afterSubmission(ChannelReply.of(Outcome.NO_ANSWER, "x"), 20, true, uncertainFor);

        assertThat(move.state()).isEqualTo(State.UNKNOWN);
        assertThat(move.again() != null).isEqualTo(repeated);
    }

    @ParameterizedTest(name = "{0} at look {1}, to all {2}, after {3}: {4} {5}, again after {6}")
    @CsvSource({
            "SUCCEEDED, 1,  true,  PT10S,    FINISHED,      ,               ",
            "FAILED,    1,  true,  PT10S,    FAILED,        REJECTED,       ",
            "RUNNING,   1,  true,  PT10S,    ACCEPTED,      ,               PT30S",
            "RUNNING,   2,  true,  PT1M59S,  ACCEPTED,      ,               PT2M",
            "RUNNING,   2,  true,  PT2M,     WAITING_ADMIN, ,               PT2M",
            "RUNNING,   2,  false, PT2M,     ACCEPTED,      ,               PT2M",
            "RUNNING,   3,  false, PT3M,     ACCEPTED,      ,               PT10M",
            "RUNNING,   4,  false, PT13M,    ACCEPTED,      ,               PT1H",
            "NO_ANSWER, 27, false, PT23H,    ACCEPTED,      ,               PT1H",
            "NO_ANSWER, 28, false, PT24H,    ACCEPTED,      RESULT_UNKNOWN, ",
            "RUNNING,   28, true,  PT24H,    WAITING_ADMIN, RESULT_UNKNOWN, "})
    @DisplayName("after a look: asks at widening distances, and shows that the administrator may have to confirm")
    void afterLook(Result result, int looks, boolean toAll, Duration since, State state, String reason, Duration again) {
        assertThat(NextMove.afterLook(Look.of(result, "x"), looks, toAll, since))
                .isEqualTo(new NextMove(state, reason, again));
    }

    @ParameterizedTest(name = "{0} {1}: moved by success {2}, by failure {3}")
    @CsvSource({
            "DRAFTED,       ,                 false, false",
            "APPROVED,      ,                 false, false",
            "DRAFT_CREATED, ,                 false, false",
            "PREVIEWED,     ,                 false, false",
            "SUBMITTING,    ,                 true,  true",
            "UNKNOWN,       ,                 true,  true",
            "ACCEPTED,      ,                 true,  true",
            "WAITING_ADMIN, ,                 true,  true",
            "FINISHED,      ,                 true,  false",
            "FINISHED,      DECIDED_BY_STAFF, true,  false",
            "FAILED,        REFUSED,          false, false",
            "FAILED,        DECIDED_BY_STAFF, true,  false",
            "TAKEN_DOWN,    ,                 false, false"})
    @DisplayName("an event ends what was handed over, before the answer too; that it went out corrects a person, else nothing ended")
    void movedByEvent(State state, String reason, boolean bySuccess, boolean byFailure) {
        assertThat(NextMove.movedByEvent(state, reason, Result.SUCCEEDED)).isEqualTo(bySuccess);
        assertThat(NextMove.movedByEvent(state, reason, Result.FAILED)).isEqualTo(byFailure);
    }

    @ParameterizedTest(name = "uncertain {0}: {1}")
    @CsvSource({"false, DRAFTED", "true, UNKNOWN"})
    @DisplayName("a withdrawn consent keeps a list from being handed over, for the first time and again")
    void afterWithdrawal(boolean uncertain, State state) {
        assertThat(NextMove.afterWithdrawal(uncertain)).isEqualTo(new NextMove(state, "CONSENT_WITHDRAWN", null));
    }
}
