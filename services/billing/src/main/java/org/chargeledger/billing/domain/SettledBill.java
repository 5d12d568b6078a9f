package org.chargeledger.billing.domain;

import org.chargeledger.rating.Money;

/** A bill that was paid as far as it goes, by an order that stays its own. {@code voucher} is null without one. */
public record SettledBill(Session session, RatedBill bill, UsedVoucher voucher, Settlement settlement,
        SpendingOrder order) {

    /** What the bill asks of the driver; less of it is borne where refunds of earlier versions stand. */
    public Money due() {
        return bill.fees().total().minus(settlement.discount());
    }

    public String voucherId() {
        return voucher == null ? null : voucher.voucherId();
    }
}
