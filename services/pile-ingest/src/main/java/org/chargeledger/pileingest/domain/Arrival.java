package org.chargeledger.pileingest.domain;

import java.time.Instant;

/**
 * When something reached us. The id tells it from what reached us at the same moment, and is the same when the handling
 * is repeated or the whole stream is played again.
 */
public record Arrival(Instant at, String id) {}
