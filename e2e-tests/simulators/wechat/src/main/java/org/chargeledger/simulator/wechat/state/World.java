package org.chargeledger.simulator.wechat.state;

import java.util.function.Function;

/** The one lock around the state: every call to the simulator is a short turn of {@link #inTurn}. */
public class World {

    private State state;
    private long changes;

    public World(State state) {
        this.state = state;
    }

    public synchronized <T> T inTurn(Function<State, T> work) {
        changes++;
        return work.apply(state);
    }

    public synchronized void replaceBy(State other) {
        changes++;
        state = other;
    }

    /** Grows with every turn, so the state file knows whether there is something new to write. */
    public synchronized long changes() {
        return changes;
    }
}
