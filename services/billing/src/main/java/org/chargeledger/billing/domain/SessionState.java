package org.chargeledger.billing.domain;

/** Where a session stands. Every requested session is at any time exactly one of: open, failed, held, billed. */
public enum SessionState {
    /** The start command is on its way. */
    REQUESTED,
    CHARGING,
    /** Energy no longer flows; the record or the plug-out is still to come. */
    ENDED,
    /** Never charged and costs nothing (启动服务失败). */
    FAILED,
    /** In doubt: its money stays reserved until somebody decides. */
    HELD,
    /** Rated; waits for the answer of the voucher service. */
    BILLED,
    SETTLED;

    public boolean open() {
        return this == REQUESTED || this == CHARGING || this == ENDED;
    }

    /** Decided for good, as far as facts from the pile go. */
    public boolean decided() {
        return this == HELD || this == BILLED || this == SETTLED;
    }
}
