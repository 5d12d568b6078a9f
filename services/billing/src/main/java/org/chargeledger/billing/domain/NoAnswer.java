package org.chargeledger.billing.domain;

/** Why nobody knows what became of something at the payment channel: it may have been done. */
public enum NoAnswer {
    /** It was asked, or was to be asked, and nothing believable came back. */
    UNKNOWN,
    /** It is of an account that the operator has no more; another one cannot know. */
    OTHER_ACCOUNT,
    /** The channel had taken it and says now that there is no such thing. */
    NO_LONGER_KNOWN;

    /** {@code answer} is null when there was none, not even this one. */
    public static boolean says(String answer) {
        for (NoAnswer reason : values()) {
            if (reason.name().equals(answer)) {
                return true;
            }
        }
        return false;
    }
}
