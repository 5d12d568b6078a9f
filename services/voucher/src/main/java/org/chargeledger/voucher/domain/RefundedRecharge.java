package org.chargeledger.voucher.domain;

/** A recharge of which something was paid back; {@code leftFen} is what is left of it. */
public record RefundedRecharge(DriverKey driver, String rechargeId, long leftFen) {}
