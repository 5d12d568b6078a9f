package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which lost session a record that names none very probably belongs to. Staff decide: nothing is given by itself. */
public final class ClaimRule {

    /** A record without a session, and where it was charged. */
    public record Unclaimed(UUID recordId, String pileCode, String connectorNo, TransactionRecord record) {}

    private ClaimRule() {}

    /** The only one of these at its connector that lost its record, and in whose time it charged. */
    public static Optional<Session> candidate(Unclaimed unclaimed, Collection<Session> sessions) {
        List<Session> fitting = sessions.stream().filter(session -> fits(unclaimed, session)).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean fits(Unclaimed unclaimed, Session session) {
        TransactionRecord record = unclaimed.record();
        return session.lost() && session.record() == null && !record.implausible() && !record.startFailed()
                && session.key().pileCode().equals(unclaimed.pileCode())
                && session.key().connectorNo().equals(unclaimed.connectorNo())
                && record.chargeStartedAt().isBefore(over(session))
                && record.chargeEndedAt().isAfter(session.key().requestedAt());
    }

    /** When the car had left; where nobody saw that, when the record was given up. */
    private static Instant over(Session session) {
        Plug plug = session.observation().plug();
        return plug.confirmed() ? plug.unpluggedAt() : session.decidedAt();
    }
}
