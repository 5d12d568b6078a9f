package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.List;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Money;

/**
 * A version of a bill as it is added. What it was made of and claims is never changed ({@code Bills} says what is filled
 * in later). The session is the one that this version made: it tells the number, and for a held bill the findings.
 * {@code expected} is what a held bill would come to; null where no price is known, and for any other.
 */
public record BillVersion(Session session, BillValues values, List<BillLine> lines, Fees fees, Money expected,
        Origin origin) {

    public BillVersion {
        lines = List.copyOf(lines);
    }

    public static BillVersion rated(Session session, Bill bill, Origin origin) {
        return new BillVersion(session, bill.values(), bill.lines(), bill.fees(), null, origin);
    }

    /** Claims nothing until somebody decides. */
    static BillVersion held(Session session, BillValues values, Money expected, Origin origin) {
        return new BillVersion(session, values, List.of(), Fees.NONE, expected, origin);
    }

    /** What facts alone rated. */
    public static BillVersion ofFacts(Session session, Bill bill) {
        return rated(session, bill, Origin.ofFacts(session));
    }

    /** What facts alone held. */
    public static BillVersion heldByFacts(Session session, Money expected) {
        return held(session, BillValues.of(session), expected, Origin.ofFacts(session));
    }

    /** What was held already waits no shorter for being held anew. */
    BillVersion heldSince(Instant since) {
        return held() ? held(session.heldSince(since), values, expected, origin) : this;
    }

    public boolean held() {
        return session.state() == SessionState.HELD;
    }

    public SessionKey key() {
        return session.key();
    }

    /** Real time at which the record was stored that made this version; null where none did, or people. */
    public Instant recordStoredAt() {
        return origin.recordId() == null || origin.byPeople() || session.record() == null ? null
                : session.record().storedAt();
    }

    public int number() {
        return session.billVersion();
    }
}
