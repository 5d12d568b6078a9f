package org.chargeledger.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program that is kept running: started, probed until ready, and started again whenever it dies. */
final class Supervised {

    private static final int DEATHS_IN_A_ROW = 5;
    private static final Duration STABLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Who wants to know what happens to a component. */
    interface Observer {

        void started(Supervised component);

        void ready(Supervised component, Duration took);

        void died(Supervised component, int exitCode);

        void gaveUp(Supervised component);
    }

    private final Program program;
    private final Probe probe;
    private final Observer observer;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private volatile Process process;
    private volatile boolean ready;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private volatile int restarts;

    Supervised(Program program, Probe probe, Observer observer) {
        this.program = program;
        this.probe = probe;
        this.observer = observer;
    }

    Supervised start() {
        Thread.ofVirtual().name("keep-" + program.name()).start(this::keep);
        return this;
    }

    void awaitReady() {
        try {
            firstReady.join();
        } catch (CompletionException e) {
            throw new StartRefused(e.getCause().getMessage(), e);
        }
    }

    private void keep() {
        try {
            int deaths = 0;
            while (!stopping() && deaths < DEATHS_IN_A_ROW) {
                stopAsked.await(deaths - 1, TimeUnit.SECONDS);
                deaths = liveOnce(System.nanoTime()) ? 1 : deaths + 1;
                restarts++;
            }
            if (!stopping()) {
                giveUp();
            }
        } catch (InterruptedException | RuntimeException e) {
            firstReady.completeExceptionally(e);
        }
    }

    /** True when it was up long enough that its death begins a new count. */
    private boolean liveOnce(long startedNanos) throws InterruptedException {
        synchronized (this) {
            if (stopping()) {
                return true;
            }
            process = program.start();
        }
        observer.started(this);
        if (becomesReady(startedNanos)) {
            ready = true;
            observer.ready(this, Duration.ofNanos(System.nanoTime() - startedNanos));
            firstReady.complete(null);
        } else {
            process.destroyForcibly();
        }
        int exitCode = process.waitFor();
        ready = false;
        if (!stopping()) {
            observer.died(this, exitCode);
        }
        return System.nanoTime() - startedNanos > STABLE.toNanos();
    }

    private boolean becomesReady(long startedNanos) throws InterruptedException {
        while (!process.waitFor(60, TimeUnit.MILLISECONDS)) {
            try {
                if (probe.ready()) {
                    return true;
                }
            } catch (IOException notYet) {
                // It does not listen yet: ask again.
            }
            if (System.nanoTime() - startedNanos > PATIENCE.toNanos()) {
                return false;
            }
        }
        return false;
    }

    private void giveUp() {
        observer.gaveUp(this);
        firstReady.completeExceptionally(new StartRefused(program.name() + " died " + DEATHS_IN_A_ROW
                + " times in a row; the end of its log:\n" + LogTail.of(program.log())));
    }

    /** Asks it to stop; returns at once. */
    synchronized void askToStop() {
        stopAsked.countDown();
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for the end of a component that was asked to stop, and ends it by force at the deadline. */
    void awaitStopped(long deadlineNanos) {
        if (process == null) {
            return;
        }
        try {
            if (!process.waitFor(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private boolean stopping() {
        return stopAsked.getCount() == 0;
    }

    String name() {
        return program.name();
    }

    Program program() {
        return program;
    }

    ProcessHandle handle() {
        return process == null ? null : process.toHandle();
    }

    boolean ready() {
        return ready;
    }

    int restarts() {
        return restarts;
    }
}
