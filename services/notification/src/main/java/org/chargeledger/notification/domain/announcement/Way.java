package org.chargeledger.notification.domain.announcement;

/** How an article gets out. */
public enum Way {

    /** A permanent link, pushed to nobody; costs no quota. */
    PUBLISH,
    /** Pushed to every follower; at most once a day and four a month. */
    MASS_SEND
}
