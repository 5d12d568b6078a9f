package org.chargeledger.billing.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.chargeledger.rating.Money;

/** What one cause paid of what was owed of one bill, by component. */
public record ArrearsPayment(UUID driverId, BillNo billNo, String cause, Fees paid) {

    private record Key(UUID driverId, BillNo billNo, String cause) {}

    /** Of entries of the ledger those that paid arrears, put together. */
    static List<ArrearsPayment> of(Collection<Transfer> transfers) {
        var paid = new LinkedHashMap<Key, Fees>();
        transfers.stream().filter(transfer -> transfer.kind() == Transfer.Kind.ARREARS).forEach(transfer -> {
            Transfer.Cause cause = transfer.cause();
            paid.merge(new Key(cause.driverId(), cause.billNo(), cause.name()),
                    Fees.each(one -> one == cause.component() ? transfer.amount() : Money.ZERO), ArrearsPayment::sum);
        });
        return paid.entrySet().stream().map(entry -> new ArrearsPayment(entry.getKey().driverId(),
                entry.getKey().billNo(), entry.getKey().cause(), entry.getValue())).toList();
    }

    private static Fees sum(Fees one, Fees two) {
        return Fees.each(component -> one.of(component).plus(two.of(component)));
    }
}
