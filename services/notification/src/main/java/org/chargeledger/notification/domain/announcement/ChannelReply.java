package org.chargeledger.notification.domain.announcement;

/**
 * What came of handing an article over, in our words.
 *
 * @param id the channel's number of the draft or job; null if there is none
 * @param dataId a mass send's second number; null if there is none
 * @param detail the channel's words for staff
 */
public record ChannelReply(Outcome outcome, String id, String dataId, String detail) {

    /** Everything the channel can answer, sorted by what follows. */
    public enum Outcome {
        ACCEPTED,
        /** Refused for now, surely not taken. */
        BUSY,
        /** The same id came less than a minute ago. */
        TOO_SOON,
        /** Nobody knows. */
        NO_ANSWER,
        /** The draft is not there: sent already, or removed. */
        DRAFT_GONE,
        /** No mass send is left this month or day. */
        QUOTA_USED,
        /** No call of this kind is left today. */
        DAILY_LIMIT,
        /** The article itself, or the way of sending it, is refused. */
        REFUSED,
        /** The account may not do this; its administrator must act. */
        NOT_AUTHORISED
    }

    public static ChannelReply of(Outcome outcome, String detail) {
        return new ChannelReply(outcome, null, null, detail);
    }
}
