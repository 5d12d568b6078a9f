package org.chargeledger.voucher.domain;

/** One reason why a campaign is refused: a stable code, where it is, and a sentence. */
public record Finding(String code, String at, String message) {}
