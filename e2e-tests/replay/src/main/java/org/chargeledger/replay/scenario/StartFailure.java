package org.chargeledger.replay.scenario;

/** Why a start fails in the scenario. */
public enum StartFailure {
    NOT_PLUGGED,
    PILE_FAULT,
    /** The pile takes the command and never answers. */
    NO_ANSWER,
    /** The pile is offline when the driver asks. */
    OFFLINE,
    /** The pile obeys, cannot start, and sends a record without energy that says so. */
    FAILED_RECORD
}
