package org.chargeledger.rating;

/** A price band of the day (尖, 峰, 平, 谷, 深谷), in the order in which lines of a bill stand. */
public enum Band {
    SHARP,
    PEAK,
    FLAT,
    VALLEY,
    DEEP_VALLEY
}
