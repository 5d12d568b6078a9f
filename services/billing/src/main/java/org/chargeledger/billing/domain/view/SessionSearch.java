package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;

/**
 * What staff look for; null asks for nothing, and so does false. {@code total} is a bill's, {@code reserved} what stays
 * reserved for a held one; {@code after} is the last row already shown.
 */
public record SessionSearch(String billNo, String phone, UUID driverId, String pileCode, String stationId, String state,
        Integer code, FenRange total, FenRange reserved, boolean priceSuperseded, Instant from, Instant to, Order order,
        After after, int limit) {

    /** The newest first; or of held bills, those for which the most is reserved, or that were held the longest, first. */
    public enum Order { NEWEST, RESERVED, OLDEST }

    /** What the row is sorted by beside its number: {@code reservedFen} and {@code heldAt} are null in another order. */
    public record After(String billNo, Long reservedFen, Instant heldAt) {

        public static After newest(String billNo) {
            return new After(billNo, null, null);
        }
    }

    public static SessionSearch of(BillNo billNo) {
        return new SessionSearch(billNo.digits(), null, null, null, null, null, null, FenRange.ANY, FenRange.ANY, false,
                null, null, Order.NEWEST, null, 1);
    }

    /** Everything in a window, however much it is. */
    public static SessionSearch within(Instant from, Instant to) {
        return new SessionSearch(null, null, null, null, null, null, null, FenRange.ANY, FenRange.ANY, false, from, to,
                Order.NEWEST, null, Integer.MAX_VALUE);
    }

    /** Whether only a bill can answer. */
    public boolean asksForBill() {
        return code != null || total.bounded() || reserved.bounded() || priceSuperseded;
    }

    public boolean held() {
        return "HELD".equals(state);
    }

    /** Whether few bills are meant of those that were held, whatever for, or the most reserved or oldest of them. */
    public boolean narrowsBillsOfCode() {
        return billNo != null || phone != null || driverId != null || pileCode != null || stationId != null
                || reserved.bounded() || order != Order.NEWEST;
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
