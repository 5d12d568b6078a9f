package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;

/**
 * What staff look for; null asks for nothing, and so does false. The amount is a bill's total. {@code after} is the
 * last bill number already shown, newest first.
 */
public record SessionSearch(String billNo, String phone, UUID driverId, String pileCode, String stationId, String state,
        Integer code, Long minTotalFen, Long maxTotalFen, boolean priceSuperseded, Instant from, Instant to, String after, int limit) {

    public static SessionSearch of(BillNo billNo) {
        return new SessionSearch(billNo.digits(), null, null, null, null, null, null, null, null, false, null, null, null,
                1);
    }

    /** Everything in a window, however much it is. */
    public static SessionSearch within(Instant from, Instant to) {
        return new SessionSearch(null, null, null, null, null, null, null, null, null, false, from, to, null,
                Integer.MAX_VALUE);
    }

    /** Whether only a bill can answer. */
    public boolean asksForBill() {
        return code != null || minTotalFen != null || maxTotalFen != null || priceSuperseded;
    }

    public boolean saysWhoseOrWhere() {
        return billNo != null || phone != null || driverId != null || pileCode != null || stationId != null;
    }

    /** No number of the window is below this one; null without a window. */
    public BillNo lowestNumber() {
        return BillNo.lowestSince(from);
    }

    /** All numbers of the window are below this one. */
    public BillNo numberBeyond() {
        return BillNo.beyond(to);
    }
}
