package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a version of a bill exists: what made it, when, and, where people decided, who and why. {@code recordId} names
 * the pile's record it rests on, or is null.
 */
public record Origin(Source source, Instant at, String by, String reason, boolean notifyDriver, UUID recordId) {

    public enum Source {
        /** Rated from the record, the first time. */
        RATED,
        /** Held, because the first record was doubtful or never came. */
        HELD,
        /** Staff gave other values. */
        CORRECTION,
        /** Staff took what the platform proposed for a lost record. */
        PROPOSAL_ACCEPTED,
        /** The record came after all, and the lost bill was rated from it, or held for another reason. */
        HEALED,
        /** Staff took a record that came when the bill was already made otherwise. */
        OFFER_ACCEPTED,
        /** The price in force came late. */
        RERATED
    }

    /** Whether its values are people's. */
    boolean byPeople() {
        return by != null;
    }

    /** Another price alone makes the next version: whose values they are, and whether the driver is told, stays. */
    Origin rerated(Instant now) {
        return new Origin(Source.RERATED, now, by, reason, notifyDriver, recordId);
    }

    /** Facts alone made it: the first version, or the healing of a lost one. */
    public static Origin ofFacts(Session session) {
        Source first = session.state() == SessionState.HELD ? Source.HELD : Source.RATED;
        return new Origin(session.billVersion() == Bill.FIRST_VERSION ? first : Source.HEALED, session.decidedAt(),
                null, null, true, session.record() == null ? null : session.record().eventId());
    }
}
