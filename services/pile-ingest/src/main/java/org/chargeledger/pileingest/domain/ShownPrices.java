package org.chargeledger.pileingest.domain;

/** What a pile has: a version under its number, with the bands of one of its day plans; 0 is the ordinary day. */
public record ShownPrices(String modelNo, int dayPlan) {}
