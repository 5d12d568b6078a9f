package org.chargeledger.billing.domain;

/** Why values cannot be billed: a stable code, the field it is about, and a sentence. */
public record Objection(String code, String at, String message) {}
