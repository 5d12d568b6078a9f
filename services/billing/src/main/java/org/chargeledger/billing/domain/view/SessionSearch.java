package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;

/**
 * What staff look for; null asks for nothing. The amount is a bill's total. {@code after} is the last bill number
 * already shown, newest first.
 */
public record SessionSearch(String billNo, String phone, UUID driverId, String pileCode, String stationId, String state,
        Integer code, Long minTotalFen, Long maxTotalFen, Instant from, Instant to, String after, int limit) {

    private static final Instant FIRST_FOUR_DIGIT_YEAR = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST_FOUR_DIGIT_YEAR = Instant.parse("9999-01-01T00:00:00Z");

    public static SessionSearch of(BillNo billNo) {
        return new SessionSearch(billNo.digits(), null, null, null, null, null, null, null, null, null, null, null, 1);
    }

    /** Whether only a bill can answer. */
    public boolean asksForBill() {
        return code != null || minTotalFen != null || maxTotalFen != null;
    }

    /** No number of the window is below this one, in whatever zone it was minted; null without a window. */
    public BillNo lowestNumber() {
        return numberAt(from, ZoneOffset.ofHours(-12));
    }

    /** All numbers of the window are below this one. */
    public BillNo numberBeyond() {
        return numberAt(to, ZoneOffset.ofHours(14));
    }

    private static BillNo numberAt(Instant at, ZoneOffset zone) {
        return at == null || at.isBefore(FIRST_FOUR_DIGIT_YEAR) || at.isAfter(LAST_FOUR_DIGIT_YEAR) ? null
                : BillNo.mint(at, zone);
    }
}
