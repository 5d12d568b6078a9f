package org.chargeledger.pileingest.domain;

/** Why a charging ended, in the words all protocols share; the raw code is kept beside it. */
public enum StopReason {
    REMOTE, FULL, ENERGY_TARGET, AMOUNT_TARGET, TIME_TARGET, MANUAL, START_FAILED, ABORTED, UNKNOWN
}
