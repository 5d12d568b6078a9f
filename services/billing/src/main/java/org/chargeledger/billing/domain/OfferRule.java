package org.chargeledger.billing.domain;

import org.chargeledger.billing.domain.Fact.RecordReceived;

/** Which records staff have to decide on: those that a bill does not rest on, and that measured otherwise. */
public final class OfferRule {

    private OfferRule() {}

    /**
     * Whether the bill has to be asked at all. A session tells which record it stands on, but not what people knew when
     * they gave its bill other values; only a bill that is held again, after it was made once, may be such a one.
     */
    public static boolean mayOffer(Session session, RecordReceived received) {
        return !outweighed(session, received) && (!standsOn(session, received) || heldAgain(session));
    }

    /** {@code claimed} is the newest version that claimed something, held since or not; null where none did. */
    public static boolean offers(Session session, RecordReceived received, CurrentBill claimed) {
        BillValues known = claimed == null ? BillValues.of(session) : claimed.values();
        return !restsOn(session, received, claimed) && !known.measuredAs(BillValues.of(received.record(), session));
    }

    /** Whether it is nobody's to decide any more: a version made since says the same. */
    public static boolean answers(BillVersion version, TransactionRecord offered) {
        return version.values().measuredAs(BillValues.of(offered, version.session()));
    }

    /** What does not count of a lost session while staff have a record of it to decide on: word that it never began. */
    public static boolean deniedBy(Fact fact) {
        return fact instanceof Fact.StartFailed
                || fact instanceof RecordReceived received && received.record().startFailed();
    }

    private static boolean restsOn(Session session, RecordReceived received, CurrentBill claimed) {
        boolean byPeople = claimed != null && claimed.origin().byPeople();
        return byPeople ? received.eventId().equals(claimed.origin().recordId()) : standsOn(session, received);
    }

    private static boolean standsOn(Session session, RecordReceived received) {
        return session.record() != null && session.record().eventId().equals(received.eventId());
    }

    private static boolean heldAgain(Session session) {
        return session.state() == SessionState.HELD && session.billVersion() > Bill.FIRST_VERSION;
    }

    /** A failed start says nothing more once a true record tells what became of it. */
    private static boolean outweighed(Session session, RecordReceived received) {
        return received.record().startFailed() && session.record() != null
                && !session.record().record().startFailed();
    }
}
