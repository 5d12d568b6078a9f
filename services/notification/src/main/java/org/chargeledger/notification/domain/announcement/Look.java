package org.chargeledger.notification.domain.announcement;

/**
 * What the channel says has become of an article: told by an event, or found by asking.
 *
 * @param status the channel's own word, which says why it failed; null when there is none
 * @param articleId what taking it down needs; null if unknown
 * @param articleUrl the permanent link; null if unknown
 * @param counts null where nobody was pushed to
 */
public record Look(Result result, String status, String articleId, String articleUrl, Counts counts) {

    /** How far it is. NO_ANSWER says nothing. */
    public enum Result { RUNNING, SUCCEEDED, FAILED, NO_ANSWER }

    /** Approximate numbers of a mass send; sent below total is normal. */
    public record Counts(long total, long filtered, long sent, long failed) {}

    public static Look of(Result result, String status) {
        return new Look(result, status, null, null, null);
    }
}
