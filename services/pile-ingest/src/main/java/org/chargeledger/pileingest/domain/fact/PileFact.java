package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;

/** Something a pile did or said, as it is published; keyed by the pile, whose order matters. */
public sealed interface PileFact permits SessionStarted, SessionStartFailed, SessionProgressed, RecordReceived,
        PileObserved, PileConnected, PileDisconnected {

    String operatorId();

    String stationId();

    String pileCode();

    /** The platform's clock. */
    Instant observedAt();

    /** Name of the event's contract. */
    String event();

    /**
     * What makes two copies of this fact one. Facts that happen once per session, and a record however often the pile
     * repeats it, leave out when we saw them.
     */
    default PileFact identity() {
        return this;
    }

    /** True if an equal body at the same time is the same fact, not a second reading. */
    default boolean happensOnce() {
        return false;
    }
}
