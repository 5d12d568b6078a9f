package org.chargeledger.notification.domain.announcement;

import java.time.Duration;
import java.util.List;

/**
 * Where an announcement goes after an answer of the channel, and when it is looked at again. What may have been taken
 * is never handed over under another id, and never called failed because of a later refusal.
 *
 * @param reason why it stands there, in a stable word; null when nothing is wrong
 * @param again null when only an event or a person moves it on
 */
public record NextMove(State state, String reason, Duration again) {

    /** Said by a person who looked in the account; what the channel says later holds all the same. */
    public static final String DECIDED_BY_STAFF = "DECIDED_BY_STAFF";
    /** The channel compares ids for a day; an hour is kept for its slowness and ours. */
    static final Duration REMEMBERED = Duration.ofHours(23);
    /** A send to all without a result after this long may wait for the administrator. */
    static final Duration ADMINISTRATOR_SHOWS = Duration.ofMinutes(2);
    /** The budget is a hundred looks a day for all articles of an account. */
    static final List<Duration> LOOKS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(10), Duration.ofHours(1));
    static final int MOST_LOOKS = 28;
    static final int MOST_TRIES = 30;
    private static final Duration SOONEST = Duration.ofSeconds(70);
    private static final Duration LATEST = Duration.ofHours(1);

    /** A draft made twice harms nobody: it lies in the box. */
    public static NextMove afterDraft(ChannelReply reply, int tries) {
        return switch (reply.outcome()) {
            case ACCEPTED -> new NextMove(State.DRAFT_CREATED, null, null);
            case BUSY, TOO_SOON, NO_ANSWER, DAILY_LIMIT -> tries >= MOST_TRIES ? failed(reply)
                    : new NextMove(State.APPROVED, reply.outcome().name(), wait(tries, Duration.ofSeconds(1)));
            case DRAFT_GONE, QUOTA_USED, REFUSED, NOT_AUTHORISED -> failed(reply);
        };
    }

    /**
     * @param uncertain whether an earlier try was not answered
     * @param uncertainFor real time since that try
     */
    public static NextMove afterSubmission(ChannelReply reply, int tries, boolean uncertain, Duration uncertainFor) {
        boolean unclear = uncertain || reply.outcome() == ChannelReply.Outcome.NO_ANSWER;
        return switch (reply.outcome()) {
            case ACCEPTED -> new NextMove(State.ACCEPTED, null, LOOKS.getFirst());
            case DRAFT_GONE -> uncertain ? new NextMove(State.ACCEPTED, "SENT_BEFORE", null)
                    : new NextMove(State.APPROVED, reply.outcome().name(), Duration.ZERO);
            case BUSY, TOO_SOON, NO_ANSWER -> unclear ? unclear(reply, tries, uncertainFor)
                    : tries >= MOST_TRIES ? failed(reply)
                    : new NextMove(State.SUBMITTING, reply.outcome().name(), wait(tries, SOONEST));
            case QUOTA_USED, DAILY_LIMIT -> unclear ? unclear(reply, tries, uncertainFor)
                    : new NextMove(State.DRAFT_CREATED, reply.outcome().name(), null);
            case REFUSED, NOT_AUTHORISED -> unclear ? new NextMove(State.UNKNOWN, reply.outcome().name(), null)
                    : failed(reply);
        };
    }

    /**
     * @param looks how often it was asked for, this time included
     * @param toAll whether the administrator may have to confirm it
     */
    public static NextMove afterLook(Look look, int looks, boolean toAll, Duration sinceAccepted) {
        return switch (look.result()) {
            case SUCCEEDED -> new NextMove(State.FINISHED, null, null);
            case FAILED -> new NextMove(State.FAILED, "REJECTED", null);
            case RUNNING, NO_ANSWER -> new NextMove(
                    toAll && sinceAccepted.compareTo(ADMINISTRATOR_SHOWS) >= 0 ? State.WAITING_ADMIN : State.ACCEPTED,
                    looks >= MOST_LOOKS ? "RESULT_UNKNOWN" : null,
                    looks >= MOST_LOOKS ? null : LOOKS.get(Math.min(looks, LOOKS.size() - 1)));
        };
    }

    /** What shows somebody whose consent is withdrawn goes back to its writer; what may be out, to a person who looks. */
    public static NextMove afterWithdrawal(boolean uncertain) {
        return new NextMove(uncertain ? State.UNKNOWN : State.DRAFTED, "CONSENT_WITHDRAWN", null);
    }

    /**
     * An event moves what was handed over and has no result yet; a late or repeated one fills in what it knows. That it
     * went out is true whatever a person said before.
     */
    public static boolean movedByEvent(State state, String reason, Look.Result told) {
        return switch (state) {
            case SUBMITTING, UNKNOWN, ACCEPTED, WAITING_ADMIN -> true;
            case FINISHED -> told == Look.Result.SUCCEEDED;
            case FAILED -> told == Look.Result.SUCCEEDED && DECIDED_BY_STAFF.equals(reason);
            case DRAFTED, APPROVED, DRAFT_CREATED, PREVIEWED, TAKEN_DOWN -> false;
        };
    }

    private static NextMove unclear(ChannelReply reply, int tries, Duration uncertainFor) {
        Duration wait = wait(tries, SOONEST);
        return uncertainFor.plus(wait).compareTo(REMEMBERED) > 0
                ? new NextMove(State.UNKNOWN, "OUTCOME_UNKNOWN", null)
                : new NextMove(State.UNKNOWN, reply.outcome().name(), wait);
    }

    private static NextMove failed(ChannelReply reply) {
        return new NextMove(State.FAILED, reply.outcome().name(), null);
    }

    private static Duration wait(int tries, Duration first) {
        Duration doubled = first.multipliedBy(1L << Math.min(tries - 1, 12));
        return doubled.compareTo(LATEST) < 0 ? doubled : LATEST;
    }
}
