package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.CurrentBill;
import org.chargeledger.billing.domain.Fact.RecordReceived;
import org.chargeledger.billing.domain.OfferRule;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.Offers;
import org.chargeledger.kit.db.Tx;

/** Sets aside, for staff to decide, each record on which its bill does not stand, as long as it differs from it. */
@ApplicationScoped
class OfferRecords {

    /** A record and its session as it is now. */
    record Delivered(Session session, RecordReceived received) {

        BillNo billNo() {
            return session.key().billNo();
        }

        Offers.NewOffer offer() {
            return new Offers.NewOffer(session.key(), received.eventId(), session.billVersion());
        }
    }

    private final Bills bills;
    private final Offers offers;

    OfferRecords(Bills bills, Offers offers) {
        this.bills = bills;
        this.offers = offers;
    }

    /** Later versions may say what is offered; a first one was made before anything could be. */
    void withdrawAnswered(Tx tx, List<BillVersion> versions, Instant now) {
        Map<BillNo, BillVersion> later = versions.stream().filter(version -> version.number() > Bill.FIRST_VERSION)
                .collect(Collectors.toMap(version -> version.key().billNo(), version -> version));
        if (!later.isEmpty()) {
            offers.withdraw(tx, offers.waiting(tx, later.keySet()).stream()
                    .filter(offer -> OfferRule.answers(later.get(offer.billNo()), offer.record())).toList(), now);
        }
    }

    void look(Tx tx, List<Delivered> records, Instant now) {
        List<Delivered> doubtful = records.stream()
                .filter(record -> OfferRule.mayOffer(record.session(), record.received())).toList();
        Map<BillNo, CurrentBill> claimed = bills.claimed(tx,
                doubtful.stream().map(Delivered::billNo).collect(Collectors.toSet()));
        offers.add(tx, doubtful.stream().filter(record -> OfferRule.offers(record.session(), record.received(),
                claimed.get(record.billNo()))).map(Delivered::offer).toList(), now);
    }
}
