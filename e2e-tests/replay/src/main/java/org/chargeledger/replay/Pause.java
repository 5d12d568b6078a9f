package org.chargeledger.replay;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A short real-time pause between two looks at something that another program changes. */
public final class Pause {

    private Pause() {
    }

    public static void of(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
