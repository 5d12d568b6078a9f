package org.chargeledger.pileingest.domain.fact;

import java.time.Instant;

/** The pile came on line, or came back with other firmware. */
public record PileConnected(String operatorId, String stationId, String pileCode, Instant observedAt, String firmware,
        String protocol) implements PileFact {

    @Override
    public String event() {
        return "pile-connected";
    }
}
