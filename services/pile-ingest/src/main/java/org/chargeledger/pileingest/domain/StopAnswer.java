package org.chargeledger.pileingest.domain;

/** A pile's answer to a remote stop. */
public record StopAnswer(String connectorNo, Outcome outcome, String rawReason) {

    /** What the pile did. Where nothing charges there is nothing left to stop. */
    public enum Outcome { STOPPED, NOT_CHARGING, REFUSED }
}
