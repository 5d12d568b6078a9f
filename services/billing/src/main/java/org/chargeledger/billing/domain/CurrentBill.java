package org.chargeledger.billing.domain;

/** The newest version of a bill, as far as the next one has to know it. {@code voucher} is null when none was used. */
public record CurrentBill(int version, BillState state, BillValues values, Fees fees, UsedVoucher voucher,
        Origin origin) {

    /** What a held bill rests on goes on being observed; any other stands on what it was rated from. */
    public BillValues valuesNow(Session session) {
        return state == BillState.HELD ? BillValues.of(session) : values;
    }
}
