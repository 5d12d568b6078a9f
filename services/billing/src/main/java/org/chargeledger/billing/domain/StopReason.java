package org.chargeledger.billing.domain;

/** Why charging ended, in the platform's words; the pile's own code is kept beside it. */
public enum StopReason {
    REMOTE, FULL, ENERGY_TARGET, AMOUNT_TARGET, TIME_TARGET, MANUAL, START_FAILED, ABORTED, UNKNOWN;

    /** A word this version does not know is UNKNOWN, not an error: the raw code still tells. */
    public static StopReason of(String word) {
        for (StopReason reason : values()) {
            if (reason.name().equals(word)) {
                return reason;
            }
        }
        return UNKNOWN;
    }
}
