package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.store.DeniedStarts;
import org.chargeledger.billing.store.DeniedStarts.Denial;
import org.chargeledger.billing.store.Offers;
import org.chargeledger.kit.db.Tx;

/** A record that staff are to decide on outweighs word of a failed start, which would end what they decide on. */
@ApplicationScoped
class DeferDenials {

    private final Offers offers;
    private final DeniedStarts deniedStarts;

    DeferDenials(Offers offers, DeniedStarts deniedStarts) {
        this.offers = offers;
        this.deniedStarts = deniedStarts;
    }

    /** Keeps those that have to wait; the bills of which they tell. The caller has locked their sessions. */
    Set<BillNo> defer(Tx tx, Collection<Denial> denials) {
        if (denials.isEmpty()) {
            return Set.of();
        }
        Set<BillNo> denied = denials.stream().map(Denial::billNo).collect(Collectors.toSet());
        Set<BillNo> waiting = offers.waiting(tx, denied).stream().map(Offers.Waiting::billNo)
                .collect(Collectors.toSet());
        List<Denial> deferred = denials.stream().filter(denial -> waiting.contains(denial.billNo())).toList();
        deniedStarts.add(tx, deferred);
        return waiting;
    }
}
