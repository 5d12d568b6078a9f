package org.chargeledger.voucher.domain;

import java.time.Duration;
import java.time.Instant;

/** When a campaign's vouchers can be used: some days from the gift, or a fixed period. Ends are excluded. */
public sealed interface Validity {

    record DaysFromGift(int days) implements Validity {}

    record FixedPeriod(Instant from, Instant until) implements Validity {}

    default Instant validFrom(Instant givenAt) {
        return switch (this) {
            case DaysFromGift days -> givenAt;
            case FixedPeriod period -> period.from();
        };
    }

    default Instant expiresAt(Instant givenAt) {
        return switch (this) {
            case DaysFromGift days -> givenAt.plus(Duration.ofDays(days.days()));
            case FixedPeriod period -> period.until();
        };
    }
}
