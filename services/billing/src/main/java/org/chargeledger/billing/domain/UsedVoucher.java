package org.chargeledger.billing.domain;

import org.chargeledger.rating.Money;

/** The voucher that is reserved for a bill, with its terms, which a correction of the bill has to keep. */
public record UsedVoucher(String voucherId, Money face, Money minimumSpend) {

    /** Nothing when the bill no longer reaches the minimum: the voucher is then given back. */
    public Money discountOn(Fees fees) {
        return fees.discountable().compareTo(minimumSpend) < 0 ? Money.ZERO : face.min(fees.discountable());
    }
}
