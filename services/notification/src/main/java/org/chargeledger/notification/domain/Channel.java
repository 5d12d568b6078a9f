package org.chargeledger.notification.domain;

/** A way to one person. */
public enum Channel {

    /** Remembers a message's id for ten minutes, so a repetition is shown once. */
    WECHAT_TEMPLATE(true),
    /** Open for 48 hours after the driver did something, payment included; remembers nothing. */
    WECHAT_CUSTOMER_SERVICE(false);

    private final boolean repeatable;

    Channel(boolean repeatable) {
        this.repeatable = repeatable;
    }

    public boolean repeatable() {
        return repeatable;
    }
}
