package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A piece of paper worth its face, once, for one session; its terms are those of its gift and never change. */
public record Voucher(DriverKey driver, UUID voucherId, String campaignId, long faceFen, long minimumSpendFen,
        List<String> stationIds, Instant validFrom, Instant expiresAt, State state, Optional<String> billNo,
        long discountFen) {

    public enum State { AVAILABLE, RESERVED, REDEEMED }

    public Voucher {
        stationIds = List.copyOf(stationIds);
    }

    /** A fresh voucher of a gift. */
    public static Voucher granted(UUID voucherId, DriverKey driver, Campaign campaign, Instant givenAt) {
        return new Voucher(driver, voucherId, campaign.campaignId(), campaign.faceFen(), campaign.minimumSpendFen(),
                campaign.stationIds(), campaign.validity().validFrom(givenAt), campaign.validity().expiresAt(givenAt),
                State.AVAILABLE, Optional.empty(), 0);
    }

    /** The minimum spend and the discount look at energy and service fee only, which is what {@code discountableFen} is. */
    boolean suits(AskedBill bill, Instant now) {
        return driver.equals(bill.driver()) && bill.discountableFen() >= minimumSpendFen && discountOn(bill) > 0
                && (stationIds.isEmpty() || stationIds.contains(bill.stationId()))
                && !now.isBefore(validFrom) && now.isBefore(expiresAt);
    }

    /** Never more than the bill. */
    long discountOn(AskedBill bill) {
        return Math.min(faceFen, bill.discountableFen());
    }

    /** Largest discount, then earliest expiry; the id decides between equals, so that the choice is repeatable. */
    static Comparator<Voucher> bestFor(AskedBill bill) {
        return Comparator.comparingLong((Voucher voucher) -> voucher.discountOn(bill)).reversed()
                .thenComparing(Voucher::expiresAt).thenComparing(Voucher::voucherId);
    }

    Voucher reservedFor(AskedBill bill) {
        return with(State.RESERVED, Optional.of(bill.billNo()), discountOn(bill));
    }

    Voucher redeemed(SettledBill bill) {
        return with(State.REDEEMED, billNo, bill.discountFen());
    }

    Voucher released() {
        return with(State.AVAILABLE, Optional.empty(), 0);
    }

    private Voucher with(State newState, Optional<String> newBillNo, long newDiscountFen) {
        return new Voucher(driver, voucherId, campaignId, faceFen, minimumSpendFen, stationIds, validFrom, expiresAt,
                newState, newBillNo, newDiscountFen);
    }
}
