package org.chargeledger.billing.domain.refund;

/** Where one bill of a refund batch stands. */
public enum ItemState {
    /** Not refunded yet, or on its way through the channel. */
    OPEN,
    DONE,
    /** Not refunded, with a reason; it may be tried again under the same number. */
    FAILED
}
