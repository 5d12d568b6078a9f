package org.chargeledger.pileingest.domain;

import java.time.Duration;

/**
 * How long a replica has watched the others without a gap, by its own real clock. Who was away itself, or could not reach
 * the database, first gives the others the time to show that they live.
 */
public record Watch(Duration deadAfter, long sinceNanos, long lastNanos) {

    public static Watch begin(Duration deadAfter, long nowNanos) {
        return new Watch(deadAfter, nowNanos, nowNanos);
    }

    /** After a sign of life of its own, given at that time. */
    public Watch goOn(long nowNanos) {
        return new Watch(deadAfter, isInterrupted(nowNanos) ? nowNanos : sinceNanos, nowNanos);
    }

    public boolean mayJudge(long nowNanos) {
        return !isInterrupted(nowNanos) && lastNanos - sinceNanos >= deadAfter.toNanos();
    }

    private boolean isInterrupted(long nowNanos) {
        return nowNanos - lastNanos > deadAfter.toNanos() / 2;
    }
}
