package org.chargeledger.notification.domain;

/** A way to one person. */
public enum Channel {

    /** Remembers a message's id for ten minutes, so a repetition is shown once. */
    WECHAT_TEMPLATE(true, true),
    /** Open to whoever granted it, follower or not: one grant is one notice; remembers nothing. */
    WECHAT_SUBSCRIPTION(false, false),
    /** Open for 48 hours after the driver did something, payment included; remembers nothing. */
    WECHAT_CUSTOMER_SERVICE(false, true);

    private final boolean repeatable;
    private final boolean followersOnly;

    Channel(boolean repeatable, boolean followersOnly) {
        this.repeatable = repeatable;
        this.followersOnly = followersOnly;
    }

    public boolean repeatable() {
        return repeatable;
    }

    public boolean followersOnly() {
        return followersOnly;
    }
}
