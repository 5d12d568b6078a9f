package org.chargeledger.notification.domain;

/** One reason why a setting is refused: a stable code, where in the setting it is, and a sentence. */
public record Finding(String code, String at, String message) {}
