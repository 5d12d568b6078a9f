package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.List;
import org.chargeledger.rating.BillLine;

/**
 * A version of a bill as it is added: written once and never changed, but for its settlement. The session is the one
 * that this version made: it tells the number, and for a held bill the findings.
 */
public record BillVersion(Session session, BillValues values, List<BillLine> lines, Fees fees, Origin origin) {

    public BillVersion {
        lines = List.copyOf(lines);
    }

    public static BillVersion rated(Session session, Bill bill, Origin origin) {
        return new BillVersion(session, bill.values(), bill.lines(), bill.fees(), origin);
    }

    /** What facts alone decided; {@code bill} is null for a held one, which claims nothing until somebody decides. */
    public static BillVersion ofFacts(Session session, Bill bill) {
        Origin origin = Origin.ofFacts(session);
        return bill == null ? new BillVersion(session, BillValues.of(session), List.of(), Fees.NONE, origin)
                : rated(session, bill, origin);
    }

    /** What was held already waits no shorter for being held anew. */
    BillVersion heldSince(Instant since) {
        return held() ? new BillVersion(session.heldSince(since), values, lines, fees, origin) : this;
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
