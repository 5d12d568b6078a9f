package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was wrong with a pile, or with the connector it names. The raw code is the pile's, or why its connection
 * ended. It ends by itself; whether staff dealt with it is another matter.
 */
public record Fault(UUID id, String stationId, String pileCode, String connectorNo, Type type, String rawCode,
        Instant startedAt, Instant endedAt, State state, Instant handledAt, String handledBy, String reason) {

    /** What was wrong. */
    public enum Type { OFFLINE, CONNECTOR_FAULT }

    /** Whether staff dealt with it. */
    public enum State { OPEN, HANDLED }
}
