package org.chargeledger.local;

import java.util.List;

/** Stops the stack once, whether the work is done, something failed, or Ctrl-C was pressed. */
final class Closing {

    private final Stack stack;
    private final Leftovers leftovers;
    private final Progress progress;
    private boolean closed;

    Closing(Stack stack, Leftovers leftovers, Progress progress) {
        this.stack = stack;
        this.leftovers = leftovers;
        this.progress = progress;
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            long startedNanos = System.nanoTime();
            stack.stop();
            leftovers.record(List.of());
            progress.say("Stopped in " + Progress.seconds(startedNanos));
        }
    }
}
