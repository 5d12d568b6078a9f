package org.chargeledger.billing.domain;

/** A bill that was paid as far as it goes. {@code voucher} is null when none was used. */
public record SettledBill(Session session, RatedBill bill, UsedVoucher voucher, Settlement settlement) {

    public String voucherId() {
        return voucher == null ? null : voucher.voucherId();
    }
}
