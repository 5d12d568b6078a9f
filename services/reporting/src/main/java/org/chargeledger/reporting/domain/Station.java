package org.chargeledger.reporting.domain;

import java.time.Instant;

/** A station's name as of a moment; the latest counts. */
public record Station(String operatorId, String stationId, String name, String zoneId, Instant changedAt) {}
