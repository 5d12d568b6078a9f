package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** A piece of paper worth its face, once, for one session. */
public record Voucher(DriverKey driver, UUID voucherId, Terms terms, State state, Optional<String> billNo,
        long discountFen) {

    /** EXPIRED is final; an available voucher past its end becomes it. */
    public enum State { AVAILABLE, RESERVED, REDEEMED, EXPIRED }

    private static final Comparator<Voucher> SOONEST_THEN_OLDEST =
            Comparator.comparing((Voucher voucher) -> voucher.terms().expiresAt())
                    .thenComparing(voucher -> voucher.terms().grantedAt()).thenComparing(Voucher::voucherId);

    /** The order of {@link #bestFor} while nobody knows yet what the session will cost. */
    public static final Comparator<Voucher> LIKELIEST_FIRST =
            Comparator.comparingLong((Voucher voucher) -> voucher.terms().faceFen()).reversed()
                    .thenComparing(SOONEST_THEN_OLDEST);

    /** A fresh piece of a gift. */
    public static Voucher granted(UUID voucherId, Gift gift, Campaign campaign) {
        return new Voucher(gift.cause().driver(), voucherId, campaign.terms(gift), State.AVAILABLE, Optional.empty(),
                0);
    }

    /** Minimum spend and discount look at energy and service fee only, which is what {@code discountableFen} is. */
    boolean suits(AskedBill bill, Instant now) {
        return driver.equals(bill.driver()) && bill.discountableFen() >= terms.minimumSpendFen() && discountOn(bill) > 0
                && terms.holdAt(bill.stationId()) && terms.validAt(now);
    }

    /** Whether a driver may choose it for a session that runs; what the session will cost nobody knows yet. */
    public boolean choosableFor(OpenSession session, Instant now) {
        return driver.equals(session.driver()) && state == State.AVAILABLE && terms.holdAt(session.stationId())
                && terms.validAt(now);
    }

    /** Never more than the bill. */
    long discountOn(AskedBill bill) {
        return Math.min(terms.faceFen(), bill.discountableFen());
    }

    /** Largest discount, then earliest expiry, then oldest; the id decides between equals: the choice is repeatable. */
    static Comparator<Voucher> bestFor(AskedBill bill) {
        return Comparator.comparingLong((Voucher voucher) -> voucher.discountOn(bill)).reversed()
                .thenComparing(SOONEST_THEN_OLDEST);
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
        return new Voucher(driver, voucherId, terms, newState, newBillNo, newDiscountFen);
    }
}
