package org.chargeledger.reporting.domain;

/** Vouchers that changed hands in a window, in pieces and face value. */
public record VoucherStatistics(long granted, long grantedFen, long redeemed, long redeemedFen, long released,
        long releasedFen, long expired, long expiredFen) {}
