package org.chargeledger.notification.domain;

/**
 * What came of one try to send, in our words.
 *
 * @param channelMessageId the channel's own number when accepted, else null
 * @param detail the channel's words for staff; nothing personal
 */
public record Answer(Outcome outcome, String channelMessageId, String detail) {

    /** Everything a channel can answer, sorted by what we must do next. */
    public enum Outcome {
        ACCEPTED,
        /** Refused for now; surely not accepted. */
        BUSY,
        /** Never reached the channel. */
        UNREACHABLE,
        /** Nobody knows whether it was accepted. */
        NO_ANSWER,
        NOT_FOLLOWING,
        /** The recipient wants none of these. */
        REFUSED_BY_RECIPIENT,
        /** The channel is open only after the recipient did something, and that was too long ago or used up. */
        WINDOW_CLOSED,
        RECIPIENT_UNKNOWN,
        FIELD_REJECTED,
        TEMPLATE_REJECTED,
        /** Too many to this recipient; later. */
        TOO_FREQUENT,
        /** Not sent: the driver does not allow it any more. */
        NOT_ALLOWED,
        /** Not sent: it would say something false by now. */
        TOO_LATE,
        /** Nothing more today through this account. */
        DAILY_LIMIT,
        /** The account itself is refused: secret, whitelist, permission. Its administrator must act. */
        ACCOUNT_REFUSED
    }

    public static Answer accepted(String channelMessageId) {
        return new Answer(Outcome.ACCEPTED, channelMessageId, null);
    }

    public static Answer of(Outcome outcome, String detail) {
        return new Answer(outcome, null, detail);
    }
}
