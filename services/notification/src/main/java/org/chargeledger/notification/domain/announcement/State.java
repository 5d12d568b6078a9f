package org.chargeledger.notification.domain.announcement;

/** Where an announcement stands. */
public enum State {
    DRAFTED,
    /** A second person approved what it says; the draft is being made at WeChat. */
    APPROVED,
    DRAFT_CREATED,
    PREVIEWED,
    SUBMITTING,
    /** Nobody knows whether WeChat took it: repeated under the same id, or decided by its event or a person. */
    UNKNOWN,
    ACCEPTED,
    /** A send to all that shows no result yet: the account's administrator may have to confirm it within 30 minutes. */
    WAITING_ADMIN,
    FINISHED,
    FAILED,
    TAKEN_DOWN
}
