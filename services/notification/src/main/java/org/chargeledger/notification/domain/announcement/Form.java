package org.chargeledger.notification.domain.announcement;

/** What an announcement shows of a refund batch. */
public enum Form {

    /** Counts and sums, and a link where each driver signs in and sees their own refund. Nothing personal. */
    TOTALS,
    /** The masked list of those who consented, the others as a number. Needs a recorded assessment. */
    LIST
}
