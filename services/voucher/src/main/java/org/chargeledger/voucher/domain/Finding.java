package org.chargeledger.voucher.domain;

/** Something about a wanted campaign to know before it gives: a stable code, how grave, where it is, and a sentence. */
public record Finding(String code, Severity severity, String at, String message) {}
