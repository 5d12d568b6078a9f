package org.chargeledger.notification.domain;

import java.time.Duration;

/**
 * What happens to a message after a try. Retries repeat the same id, and only as long as the channel remembers it: at
 * most once matters more than at least once.
 *
 * @param state PENDING or UNKNOWN with a {@code retryAfter} are tried again; without one UNKNOWN waits for a person
 * @param otherChannel the next try goes through the operator's second channel
 * @param pause how the whole account has to rest
 */
public record NextStep(State state, String reason, Duration retryAfter, boolean otherChannel, Pause pause) {

    /** Where a message stands. */
    public enum State { PENDING, SENDING, DELIVERED, FAILED, UNKNOWN }

    /** How long nothing more goes through the account. */
    public enum Pause { NONE, UNTIL_TOMORROW, FIVE_MINUTES }

    /**
     * One try.
     *
     * @param number tries so far, this one included
     * @param uncertainFor time since the first try without an answer; zero when there was none
     * @param repeatable whether the channel would show a repetition only once
     * @param another whether a channel is left that was not tried
     */
    public record Try(int number, Duration uncertainFor, boolean repeatable, boolean another) {}

    /** The channel forgets a message's id after ten minutes; one minute is kept for its slowness and ours. */
    static final Duration SAFE_TO_REPEAT = Duration.ofMinutes(9);
    static final int MOST_ATTEMPTS = 60;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_UNCERTAIN_WAIT = Duration.ofMinutes(1);

    public static NextStep after(Answer answer, Try made) {
        boolean uncertain = made.uncertainFor().isPositive() || answer.outcome() == Answer.Outcome.NO_ANSWER;
        return switch (answer.outcome()) {
            case ACCEPTED -> new NextStep(State.DELIVERED, null, null, false, Pause.NONE);
            case NO_ANSWER, BUSY, UNREACHABLE, TOO_FREQUENT -> again(answer, made, uncertain, Pause.NONE);
            case ACCOUNT_REFUSED -> again(answer, made, uncertain, Pause.FIVE_MINUTES);
            case DAILY_LIMIT -> uncertain ? gaveUp(Pause.UNTIL_TOMORROW) : later(answer, 1, Pause.UNTIL_TOMORROW);
            case NOT_FOLLOWING, REFUSED_BY_RECIPIENT, WINDOW_CLOSED, FIELD_REJECTED, TEMPLATE_REJECTED ->
                    uncertain ? gaveUp(Pause.NONE) : made.another() ? byAnother(answer) : failed(answer);
            case RECIPIENT_UNKNOWN -> failed(answer);
            case NOT_ALLOWED, TOO_LATE -> uncertain ? gaveUp(Pause.NONE) : failed(answer);
        };
    }

    /** Whether an uncertain message may be handed over again: only where, and while, the channel shows it once. */
    public static boolean mayRepeat(boolean repeatable, Duration uncertainFor) {
        return repeatable && uncertainFor.compareTo(SAFE_TO_REPEAT) <= 0;
    }

    /**
     * When a message that lacks its recipient is looked at again: it may do so for days, and with thousands of others.
     *
     * @param looks looks so far, this one included
     */
    public static Duration lookAgain(int looks) {
        Duration doubling = FIRST_LOOK.multipliedBy(1L << Math.min(looks - 1, 12));
        return doubling.compareTo(LONGEST_WAIT) < 0 ? doubling : LONGEST_WAIT;
    }

    private static NextStep again(Answer answer, Try made, boolean uncertain, Pause pause) {
        if (!uncertain) {
            return later(answer, pause == Pause.NONE ? made.number() : 1, pause);
        }
        Duration wait = wait(made.number(), LONGEST_UNCERTAIN_WAIT);
        return mayRepeat(made.repeatable(), made.uncertainFor().plus(wait))
                ? new NextStep(State.UNKNOWN, answer.outcome().name(), wait, false, pause) : gaveUp(pause);
    }

    private static NextStep later(Answer answer, int attempts, Pause pause) {
        return attempts >= MOST_ATTEMPTS ? failed(answer)
                : new NextStep(State.PENDING, answer.outcome().name(), wait(attempts, LONGEST_WAIT), false, pause);
    }

    private static NextStep byAnother(Answer answer) {
        return new NextStep(State.PENDING, answer.outcome().name(), Duration.ZERO, true, Pause.NONE);
    }

    private static NextStep failed(Answer answer) {
        return new NextStep(State.FAILED, answer.outcome().name(), null, false, Pause.NONE);
    }

    private static NextStep gaveUp(Pause pause) {
        return new NextStep(State.UNKNOWN, "OUTCOME_UNKNOWN", null, false, pause);
    }

    private static Duration wait(int attempts, Duration longest) {
        Duration doubling = Duration.ofMillis(500L << Math.min(attempts - 1, 12));
        return doubling.compareTo(longest) < 0 ? doubling : longest;
    }
}
