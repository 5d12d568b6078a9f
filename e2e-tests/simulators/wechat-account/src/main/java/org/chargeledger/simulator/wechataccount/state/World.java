package org.chargeledger.simulator.wechataccount.state;

import java.util.Optional;
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

    /** A turn that changes nothing, so nothing has to be written. */
    public synchronized <T> T look(Function<State, T> work) {
        return work.apply(state);
    }

    public synchronized void replaceBy(State other) {
        changes++;
        state = other;
    }

    /** The state for a writer who has seen it up to {@code seen}; empty when nothing happened since. */
    public synchronized <T> Optional<Snapshot<T>> newSince(long seen, Function<State, T> copy) {
        return changes == seen ? Optional.empty() : Optional.of(new Snapshot<>(changes, copy.apply(state)));
    }

    /** A copy of the state and how many turns it has seen. */
    public record Snapshot<T>(long changes, T copy) {}
}
