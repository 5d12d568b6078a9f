package org.chargeledger.pileingest.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A session whose remote start is not decided yet, and the rule that decides it. All times are business time. */
public record StartAttempt(String operatorId, String stationId, String pileCode, String connectorNo, String billNo,
        String transactionNo, long balanceFen, Instant requestedAt, Instant validUntil, State state,
        Optional<Instant> sentAt, Optional<Instant> notPluggedAt, boolean stopWanted) {

    /** YKC V1.6: charging has to begin within 90 s of the command, else the platform closes the order. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(90);
    /** YKC V1.6: a refusal for want of a plug may turn into a start for 60 s. */
    public static final Duration PLUG_WITHIN = Duration.ofSeconds(60);

    /** How far a start has come; STARTED and FAILED are final. */
    public enum State { PENDING, SENT, STARTED, FAILED }

    /** What is to be done now. */
    public enum Step { SEND, WAIT, FAIL }

    /** A step and, for FAIL, its reason. */
    public record Decision(Step step, StartFailure failure, String rawReason) {

        static Decision of(Step step) {
            return new Decision(step, null, null);
        }

        static Decision fail(StartFailure failure, String rawReason) {
            return new Decision(Step.FAIL, failure, rawReason);
        }
    }

    public Decision decide(Instant now, boolean online) {
        if (stopWanted && isCancellable()) {
            return Decision.fail(StartFailure.CANCELLED, "stopped before it began");
        }
        return switch (state) {
            case PENDING -> online ? pending(now) : Decision.fail(StartFailure.OFFLINE, "pile is offline");
            case SENT -> awaited(now);
            case STARTED, FAILED -> Decision.of(Step.WAIT);
        };
    }

    /** Unknown to the pile, or waiting there for the plug. What the pile was told and has not answered may have begun. */
    private boolean isCancellable() {
        return state == State.PENDING || state == State.SENT && notPluggedAt.isPresent();
    }

    private Decision pending(Instant now) {
        return now.isBefore(validUntil) ? Decision.of(Step.SEND)
                : Decision.fail(StartFailure.OFFLINE, "command expired before the pile could be reached");
    }

    private Decision awaited(Instant now) {
        if (notPluggedAt.isPresent()) {
            return now.isBefore(notPluggedAt.get().plus(PLUG_WITHIN)) ? Decision.of(Step.WAIT)
                    : Decision.fail(StartFailure.NOT_PLUGGED, "0x05");
        }
        return now.isBefore(sentAt.orElseThrow().plus(ANSWER_WITHIN)) ? Decision.of(Step.WAIT)
                : Decision.fail(StartFailure.NO_ANSWER, "no answer in 90 s");
    }

    /** A command that may have been lost with its connection goes out again, as long as it is valid. */
    public boolean isWorthRepeating(Instant now) {
        return state == State.SENT && notPluggedAt.isEmpty() && !stopWanted && now.isBefore(validUntil);
    }

    public StartAttempt sent(Instant at) {
        return new StartAttempt(operatorId, stationId, pileCode, connectorNo, billNo, transactionNo, balanceFen,
                requestedAt, validUntil, State.SENT, sentAt.or(() -> Optional.of(at)), notPluggedAt,
                stopWanted);
    }

    public StartAttempt in(State other) {
        return new StartAttempt(operatorId, stationId, pileCode, connectorNo, billNo, transactionNo, balanceFen,
                requestedAt, validUntil, other, sentAt, notPluggedAt, stopWanted);
    }

    public StartAttempt notPlugged(Instant at) {
        return new StartAttempt(operatorId, stationId, pileCode, connectorNo, billNo, transactionNo, balanceFen,
                requestedAt, validUntil, state, sentAt, notPluggedAt.or(() -> Optional.of(at)), stopWanted);
    }

    public StartAttempt toBeStopped() {
        return new StartAttempt(operatorId, stationId, pileCode, connectorNo, billNo, transactionNo, balanceFen,
                requestedAt, validUntil, state, sentAt, notPluggedAt, true);
    }
}
