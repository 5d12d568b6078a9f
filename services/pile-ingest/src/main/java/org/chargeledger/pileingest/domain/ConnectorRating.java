package org.chargeledger.pileingest.domain;

/** What one connector of a pile is built for, where that is less than the whole pile. */
public record ConnectorRating(String connectorNo, int ratedPowerW) {}
