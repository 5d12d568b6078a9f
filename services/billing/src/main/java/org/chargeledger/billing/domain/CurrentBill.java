package org.chargeledger.billing.domain;

import org.chargeledger.rating.TariffVersion;

/**
 * The newest version of a bill, as far as the next one has to know it. {@code voucher} is null when none was used;
 * {@code order}, in which the driver's money was first spent on it, until it is settled; {@code supersededBy}, the price
 * that should have rated it, unless its own was the right one. {@code firstPrice} is that of its first version, which its
 * pile knew.
 */
public record CurrentBill(int version, BillState state, BillValues values, Fees fees, UsedVoucher voucher,
        Origin origin, SpendingOrder order, TariffVersion supersededBy, TariffVersion firstPrice) {

    /** One that is not settled. */
    public CurrentBill(int version, BillState state, BillValues values, Fees fees, UsedVoucher voucher, Origin origin,
            TariffVersion firstPrice) {
        this(version, state, values, fees, voucher, origin, null, null, firstPrice);
    }

    /** What a held bill rests on goes on being observed; any other stands on what it was rated from. */
    public BillValues valuesNow(Session session) {
        return state == BillState.HELD ? BillValues.of(session) : values;
    }
}
