package org.chargeledger.billing.app;

/** For readings that take longer the more there is: they may take a fiftieth of the time, not more. */
final class Sparingly {

    private static final int PAUSE_PER_READING = 50;

    private volatile long nextAt = System.nanoTime();

    /** Only when the last one is long enough ago. */
    void read(Runnable reading) {
        long began = System.nanoTime();
        if (began - nextAt >= 0) {
            reading.run();
            long ended = System.nanoTime();
            nextAt = ended + PAUSE_PER_READING * (ended - began);
        }
    }
}
