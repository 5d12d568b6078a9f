package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.UUID;

/** What became of one message; reason is null when it was delivered. */
public record MessageOutcome(String operatorId, UUID messageId, String kind, String channel, boolean delivered,
        String reason, Instant at) {}
