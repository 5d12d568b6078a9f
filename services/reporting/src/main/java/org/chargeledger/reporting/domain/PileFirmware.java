package org.chargeledger.reporting.domain;

import java.time.Instant;

/** A pile was seen with this firmware at a moment. */
public record PileFirmware(String operatorId, String pileCode, Instant since, String firmware) {}
