package org.chargeledger.voucher.domain;

/**
 * What became of a campaign's vouchers, in pieces and fen. Given = redeemed + reserved + available + expired; a voucher
 * is released as often as a bill gave it back. Redeemed counts discounts, everything else faces.
 */
public record Budget(long given, long givenFen, long redeemed, long redeemedFen, long reserved, long reservedFen,
        long available, long availableFen, long expired, long expiredFen, long released) {

    /** The most it may still cost: what drivers hold, reserved or not, and the gifts to come. */
    public long stillPossibleFen(long leftToGiveFen) {
        return Math.addExact(Math.addExact(reservedFen, availableFen), leftToGiveFen);
    }
}
