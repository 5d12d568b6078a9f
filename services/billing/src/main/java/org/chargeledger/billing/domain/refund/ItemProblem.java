package org.chargeledger.billing.domain.refund;

import java.util.Optional;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.rating.Money;

/** Why a frozen item is not refunded: the bill is no longer the one that was approved, or its money is no longer there. */
public enum ItemProblem {
    /** A newer version took the place of the frozen one. */
    BILL_CHANGED,
    BILL_NOT_SETTLED,
    /** Something was refunded meanwhile. */
    AMOUNT_CHANGED,
    /** To be sent again, but the driver has spent what came back into the wallet. */
    BALANCE_SPENT,
    /** To be sent again, but the payment that it goes back to no longer gives as much. */
    PAYMENT_USED_UP;

    /** {@code refundable} is what would go back now. */
    public static Optional<ItemProblem> of(FrozenItem item, int billVersion, BillState state, Money refundable) {
        if (billVersion != item.billVersion()) {
            return Optional.of(BILL_CHANGED);
        }
        if (state != BillState.SETTLED) {
            return Optional.of(BILL_NOT_SETTLED);
        }
        return refundable.equals(item.amount()) ? Optional.empty() : Optional.of(AMOUNT_CHANGED);
    }
}
