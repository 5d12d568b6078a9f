package org.chargeledger.kit.event;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits longer after each failure: 100 ms doubling to 5 s, in real time. */
final class Backoff {

    private static final long LONGEST_MILLIS = 5000;
    private long millis = 100;

    void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        millis = Math.min(LONGEST_MILLIS, millis * 2);
    }
}
