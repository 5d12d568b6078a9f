package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.util.UUID;

/** One connection of a pile; no end: it stands. */
public record Connectivity(UUID connectionId, String pileCode, Instant connectedAt, Instant disconnectedAt,
        String reason) {}
