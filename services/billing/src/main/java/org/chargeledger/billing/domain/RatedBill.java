package org.chargeledger.billing.domain;

import java.time.Instant;

/**
 * A version of a bill that waits to be settled. {@code since} is real time: when its record was stored, or when people
 * made it.
 */
public record RatedBill(BillNo billNo, int version, BillValues values, Fees fees, Origin origin, Instant since) {

    static RatedBill ofFacts(Session session, Bill bill) {
        return new RatedBill(session.key().billNo(), bill.version(), bill.values(), bill.fees(),
                Origin.ofFacts(session), session.record().storedAt());
    }
}
