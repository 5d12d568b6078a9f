package org.chargeledger.billing.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.SettledBill;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.rating.Money;

/** Tells when settlements took what a driver can spend below the limit that the operator set. */
final class LowBalance {

    record BalanceLow(String operatorId, UUID driverId, long availableFen, long limitFen, Instant at) {}

    private LowBalance() {}

    /**
     * {@code book} as it is after the settlements of its operator; what was reserved for them counts as available
     * before, also what of it paid arrears.
     */
    static List<NewEvent> after(Book book, Collection<SettledBill> settled, Instant at) {
        if (book.setting().lowBalance() == null) {
            return List.of();
        }
        var paid = new TreeMap<UUID, Money>();
        settled.stream().filter(bill -> bill.session().key().operatorId().equals(book.operatorId()))
                .forEach(bill -> paid.merge(bill.session().key().driverId(), bill.settlement().paid(), Money::plus));
        book.arrearsPayments().forEach(payment -> paid.computeIfPresent(payment.driverId(),
                (driverId, amount) -> amount.plus(payment.paid().total())));
        var events = new ArrayList<NewEvent>();
        paid.forEach((driverId, amount) -> {
            Money available = book.spendable(driverId);
            if (book.setting().fellLow(available.plus(amount), available)) {
                events.add(event(book, driverId, available, at));
            }
        });
        return events;
    }

    private static NewEvent event(Book book, UUID driverId, Money available, Instant at) {
        return new NewEvent("billing.wallet.v1", driverId.toString(), "billing.balance-low.v1", book.operatorId(),
                new BalanceLow(book.operatorId(), driverId, available.fen(), book.setting().lowBalance().fen(), at));
    }
}
