package org.chargeledger.billing.domain;

import java.util.Collection;
import org.chargeledger.rating.Money;

/**
 * What the ledger says of one bill: who bears what of it now, and what of each component refunds gave back, of
 * whichever version: a refund stands, however the bill is corrected after it.
 */
public record BillMoney(Settlement borne, Fees refunded) {

    public static final BillMoney NONE = new BillMoney(Settlement.NONE, Fees.NONE);

    /** From everything the ledger moved for it. */
    public static BillMoney read(Collection<Posted> entries) {
        return new BillMoney(Settlement.read(entries), Fees.each(component -> entries.stream()
                .filter(entry -> entry.kind() == Transfer.Kind.REFUND && entry.componentOfBill() == component)
                .map(Posted::amount).reduce(Money.ZERO, Money::plus)));
    }
}
