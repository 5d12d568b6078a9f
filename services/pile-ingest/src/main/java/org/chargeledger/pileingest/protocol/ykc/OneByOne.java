package org.chargeledger.pileingest.protocol.ykc;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.chargeledger.kit.trace.Trace;
import org.jboss.logging.Logger;

/** Steps that wait for the world, done one after the other on a virtual thread of their own, up to the last. */
final class OneByOne {

    private static final Logger LOG = Logger.getLogger(OneByOne.class);

    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean last;

    void start(String name) {
        Thread.ofVirtual().name(name).start(this::run);
    }

    void add(Runnable step) {
        steps.add(step);
    }

    /** What is added later is not done any more. */
    void finish(Runnable lastStep) {
        steps.add(() -> {
            last = true;
            lastStep.run();
        });
    }

    int waiting() {
        return steps.size();
    }

    void awaitFinished() {
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!last) {
                Runnable step = steps.take();
                Trace.enter(null);
                attempt(step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Trace.leave();
            finished.countDown();
        }
    }

    /** A defect in one step must not silence the pile for good. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("a step failed", e);
        }
    }
}
