package org.chargeledger.tariff.domain;

/** Where a pile stands, and whether it can report that its plug was pulled. */
public record PileSite(String pileCode, String stationId, boolean reportsPlugOut) {}
