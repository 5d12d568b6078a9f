package org.chargeledger.replay.scenario;

/** How a session ends in the scenario. */
public enum Outcome {
    /** The record arrives: the session is billed. */
    SETTLED,
    /** The pile, online all the time, never sends its record. */
    LOST,
    /** The record comes when the pile was away and is back, after the bill has been given up as lost. */
    LATE,
    /** The pile is offline when its record is due, and never sends it. */
    LOST_OFFLINE,
    /** The start fails: nothing is charged. */
    START_FAILED;

    public boolean charged() {
        return this != START_FAILED;
    }

    public boolean lost() {
        return this == LOST || this == LOST_OFFLINE;
    }
}
