package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;

/** The pile is gone, and no newer connection of it took its place. */
public record PileDisconnected(String operatorId, String stationId, String pileCode, Instant observedAt,
        String reason) implements PileFact {

    @Override
    public String event() {
        return "pile-disconnected";
    }
}
