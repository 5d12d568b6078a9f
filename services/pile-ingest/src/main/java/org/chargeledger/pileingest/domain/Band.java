package org.chargeledger.pileingest.domain;

/** A part of the local day with its own price. */
public enum Band { SHARP, PEAK, FLAT, VALLEY, DEEP_VALLEY }
