package org.chargeledger.tariff.domain;

/** One reason why a version is refused, or one thing staff should know: a stable code, where it is, and a sentence. */
public record Finding(String code, String at, String message) {}
