package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;

/** Everything the pile sent before observedUntil stands before this fact in its partition. */
public record PileObserved(String operatorId, String stationId, String pileCode, Instant observedAt,
        Instant observedUntil, boolean online, Instant onlineSince, Instant offlineSince) implements PileFact {

    @Override
    public String event() {
        return "pile-observed";
    }
}
