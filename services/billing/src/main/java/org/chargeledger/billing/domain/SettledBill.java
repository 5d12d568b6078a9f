package org.chargeledger.billing.domain;

/** A bill that was paid as far as it goes. {@code voucherId} is null when no voucher was used. */
public record SettledBill(Session session, int version, Fees fees, String voucherId, Settlement settlement) {}
