package org.chargeledger.tariff.domain;

/** A station as this service knows it. */
public record Site(String stationId, String name, String zoneId) {}
