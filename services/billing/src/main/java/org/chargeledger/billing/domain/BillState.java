package org.chargeledger.billing.domain;

/** Where a version of a bill stands. */
public enum BillState {
    /** Waits for the answer of the voucher service. */
    RATED,
    /** Claims nothing until somebody decides. */
    HELD,
    SETTLED
}
