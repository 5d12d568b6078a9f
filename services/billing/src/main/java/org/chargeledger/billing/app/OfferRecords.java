package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.Fact.RecordReceived;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.Offers;
import org.chargeledger.kit.db.Tx;

/** Sets aside, for staff to decide, each record on which its bill does not stand and that differs from it. */
@ApplicationScoped
class OfferRecords {

    /** A record and its session as it is now. */
    record Delivered(Session session, RecordReceived received) {

        boolean stands() {
            return session.record() != null && session.record().eventId().equals(received.eventId());
        }

        BillValues values() {
            return BillValues.of(received.record(), session);
        }
    }

    private final Bills bills;
    private final Offers offers;

    OfferRecords(Bills bills, Offers offers) {
        this.bills = bills;
        this.offers = offers;
    }

    void look(Tx tx, List<Delivered> records, Instant now) {
        var found = new ArrayList<Offers.NewOffer>();
        for (Delivered record : records) {
            if (!record.stands() && differs(tx, record)) {
                found.add(new Offers.NewOffer(record.session().key(), record.received().eventId(),
                        record.session().billVersion()));
            }
        }
        offers.add(tx, found, now);
    }

    /** From the bill where there is one that claims something, else from the record that came first. */
    private boolean differs(Tx tx, Delivered record) {
        Session session = record.session();
        Optional<BillValues> billed = bills.current(tx, session.key().billNo()).map(bill -> bill.valuesNow(session));
        return !billed.orElseGet(() -> BillValues.of(session)).measuredAs(record.values());
    }
}
