package org.chargeledger.replay.scenario;

/** The price bands of a day, in the order a YKC record lists them. */
public enum Band {
    SHARP, PEAK, FLAT, VALLEY
}
