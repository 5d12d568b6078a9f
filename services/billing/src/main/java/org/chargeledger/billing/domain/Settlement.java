package org.chargeledger.billing.domain;

import java.util.ArrayList;
import java.util.List;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * Who pays which part of a bill: the voucher first, but never the idle fee; then the reserve; what is still missing the
 * driver owes.
 */
public record Settlement(List<Share> shares, Money discount, Money due, Money paid, Money receivable) {

    public enum Source { VOUCHER, RESERVE, RECEIVABLE }

    public record Share(Source source, Component component, Money amount) {}

    public Settlement {
        shares = List.copyOf(shares);
    }

    static Settlement of(Fees fees, Money voucher, Money reserve) {
        var shares = new ArrayList<Share>();
        Money voucherLeft = voucher;
        Money reserveLeft = reserve;
        Money receivable = Money.ZERO;
        for (Component component : Component.values()) {
            Money open = fees.of(component);
            Money byVoucher = component == Component.IDLE_FEE ? Money.ZERO : open.min(voucherLeft);
            Money byReserve = open.minus(byVoucher).min(reserveLeft);
            Money owed = open.minus(byVoucher).minus(byReserve);
            add(shares, Source.VOUCHER, component, byVoucher);
            add(shares, Source.RESERVE, component, byReserve);
            add(shares, Source.RECEIVABLE, component, owed);
            voucherLeft = voucherLeft.minus(byVoucher);
            reserveLeft = reserveLeft.minus(byReserve);
            receivable = receivable.plus(owed);
        }
        Money paid = reserve.minus(reserveLeft);
        return new Settlement(shares, voucher.minus(voucherLeft), paid.plus(receivable), paid, receivable);
    }

    private static void add(List<Share> shares, Source source, Component component, Money amount) {
        if (amount.fen() > 0) {
            shares.add(new Share(source, component, amount));
        }
    }
}
