package org.chargeledger.rating;

import java.time.Instant;

/** A reading of a pile's energy register and when it was read. */
public record MeterSample(Instant at, Energy register) {}
