package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.util.UUID;

/** Faults that stood at some moment of [from, to), and are older than the place of the last page; null asks for all. */
public record FaultSearch(Fault.Type type, String stationId, String pileCode, Fault.State state, Instant from,
        Instant to, Instant before, UUID beforeId) {}
