package org.chargeledger.billing.domain.refund;

/** Where a refund batch stands. Nothing is refunded before a second person approved, and once it runs nobody cancels. */
public enum BatchState {
    FROZEN, APPROVED, RUNNING,
    /** No item is open; those that failed may be tried again. */
    DONE,
    CANCELLED;

    public boolean mayBecome(BatchState next) {
        return switch (this) {
            case FROZEN -> next == APPROVED || next == CANCELLED;
            case APPROVED -> next == RUNNING || next == CANCELLED;
            case RUNNING -> next == DONE;
            case DONE -> next == RUNNING;
            case CANCELLED -> false;
        };
    }

    public boolean mayRetry() {
        return this == RUNNING || this == DONE;
    }
}
