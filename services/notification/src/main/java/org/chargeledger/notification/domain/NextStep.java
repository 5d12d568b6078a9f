package org.chargeledger.notification.domain;

import java.time.Duration;

/**
 * What happens to a message after a try. Retries repeat the same id, and only as long as the channel remembers it: at
 * most once matters more than at least once.
 *
 * @param state PENDING or UNKNOWN with a {@code retryAfter} are tried again; without one UNKNOWN waits for a person
 * @param pause how the whole account has to rest
 */
public record NextStep(State state, String reason, Duration retryAfter, Pause pause) {

    /** Where a message stands. */
    public enum State { PENDING, SENDING, DELIVERED, FAILED, UNKNOWN }

    /** How long nothing more goes through the account. */
    public enum Pause { NONE, UNTIL_TOMORROW, FIVE_MINUTES }

    /** The channel forgets a message's id after ten minutes; one minute is kept for its slowness and ours. */
    static final Duration SAFE_TO_REPEAT = Duration.ofMinutes(9);
    static final int MOST_ATTEMPTS = 60;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_UNCERTAIN_WAIT = Duration.ofMinutes(1);

    /**
     * @param attempts tries so far, this one included
     * @param uncertainFor time since the first try without an answer; zero when there was none
     */
    public static NextStep after(Answer answer, int attempts, Duration uncertainFor) {
        boolean uncertain = uncertainFor.isPositive() || answer.outcome() == Answer.Outcome.NO_ANSWER;
        return switch (answer.outcome()) {
            case ACCEPTED -> new NextStep(State.DELIVERED, null, null, Pause.NONE);
            case NO_ANSWER, BUSY, UNREACHABLE, TOO_FREQUENT -> again(answer, attempts, uncertain, uncertainFor, Pause.NONE);
            case ACCOUNT_REFUSED -> again(answer, attempts, uncertain, uncertainFor, Pause.FIVE_MINUTES);
            case DAILY_LIMIT -> uncertain ? gaveUp(Pause.UNTIL_TOMORROW) : later(answer, 1, Pause.UNTIL_TOMORROW);
            case NOT_FOLLOWING, RECIPIENT_UNKNOWN, FIELD_REJECTED, TEMPLATE_REJECTED ->
                    new NextStep(State.FAILED, answer.outcome().name(), null, Pause.NONE);
        };
    }

    private static NextStep again(Answer answer, int attempts, boolean uncertain, Duration uncertainFor, Pause pause) {
        if (!uncertain) {
            return later(answer, pause == Pause.NONE ? attempts : 1, pause);
        }
        Duration wait = wait(attempts, LONGEST_UNCERTAIN_WAIT);
        return uncertainFor.plus(wait).compareTo(SAFE_TO_REPEAT) > 0 ? gaveUp(pause)
                : new NextStep(State.UNKNOWN, answer.outcome().name(), wait, pause);
    }

    private static NextStep later(Answer answer, int attempts, Pause pause) {
        return attempts >= MOST_ATTEMPTS ? new NextStep(State.FAILED, answer.outcome().name(), null, Pause.NONE)
                : new NextStep(State.PENDING, answer.outcome().name(), wait(attempts, LONGEST_WAIT), pause);
    }

    private static NextStep gaveUp(Pause pause) {
        return new NextStep(State.UNKNOWN, "OUTCOME_UNKNOWN", null, pause);
    }

    private static Duration wait(int attempts, Duration longest) {
        Duration doubling = Duration.ofMillis(500L << Math.min(attempts - 1, 12));
        return doubling.compareTo(longest) < 0 ? doubling : longest;
    }
}
