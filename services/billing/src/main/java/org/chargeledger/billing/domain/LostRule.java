package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Instants.latest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides that a record, or a plug-out, will not come, from facts of the pile's own partition only, never from a timer.
 * A session is lost when it is over, the car is gone (where the pile can tell), the pile is online, and half an hour
 * has passed since the last of these. A connector of which nothing is heard for a day will tell no more; one that goes
 * on saying that a car is plugged in is waited for.
 */
final class LostRule {

    static final Duration PATIENCE = Duration.ofMinutes(30);
    static final Duration OFFLINE_PATIENCE = Duration.ofHours(24);

    private LostRule() {}

    static Optional<Finding> judge(Session session, Fact.PileSeen pile) {
        if (session.finished()) {
            return Optional.empty();
        }
        if (session.record() != null) {
            return overdue(FindingCode.PLUG_OUT_UNKNOWN, session, pile, silentFor(session, pile));
        }
        return pile.online() ? online(session, pile) : offline(session, pile);
    }

    private static Optional<Finding> online(Session session, Fact.PileSeen pile) {
        Observation seen = session.observation();
        Instant deadline = waitingSince(session)
                .map(since -> latest(since, seen.onlineSince(), pile.since()).plus(PATIENCE))
                .orElseGet(() -> silentFor(session, pile));
        FindingCode code = seen.offlineFrom() == null ? FindingCode.LOST : FindingCode.LOST_WHILE_OFFLINE;
        return overdue(code, session, pile, deadline);
    }

    /** A pile that has just come back is given the time to say how its connector is. */
    private static Instant silentFor(Session session, Fact.PileSeen pile) {
        Observation seen = session.observation();
        Instant recordAt = session.record() == null ? null : session.record().observedAt();
        Instant day = latest(session.key().requestedAt(), seen.startedAt(), seen.lastHeardAt(), recordAt)
                .plus(OFFLINE_PATIENCE);
        return pile.online() && pile.since() != null ? latest(day, pile.since().plus(PATIENCE)) : day;
    }

    private static Optional<Finding> overdue(FindingCode code, Session session, Fact.PileSeen pile, Instant deadline) {
        return pile.observedUntil().isBefore(deadline) ? Optional.empty()
                : Optional.of(new Finding(code, evidence(session, pile, deadline)));
    }

    /**
     * From when the record is owed: the plug-out, or the end of charging where no plug-out is reported; if nobody knows
     * for certain that it charged, the end of the start command. Empty while it may still charge, or stand plugged in.
     */
    private static Optional<Instant> waitingSince(Session session) {
        Observation seen = session.observation();
        if (seen.lastHeardAt() == null || !seen.certainlyCharged()) {
            return Optional.of(latest(session.key().startValidUntil(), seen.startedAt()));
        }
        if (!session.key().plugOutReported()) {
            return Optional.ofNullable(seen.overSince()).filter(over -> seen.certainlyOver());
        }
        return seen.plug().confirmed()
                ? Optional.of(latest(seen.plug().unpluggedAt(), seen.overSince()))
                : Optional.empty();
    }

    private static Optional<Finding> offline(Session session, Fact.PileSeen pile) {
        if (pile.since() == null) {
            return Optional.empty();
        }
        Instant deadline = latest(pile.since(), session.key().requestedAt()).plus(OFFLINE_PATIENCE);
        return overdue(FindingCode.LOST_WHILE_OFFLINE, session, pile, deadline);
    }

    private static Map<String, String> evidence(Session session, Fact.PileSeen pile, Instant deadline) {
        Observation seen = session.observation();
        var evidence = new TreeMap<String, String>();
        evidence.put("deadlineAt", deadline.toString());
        evidence.put("observedUntil", pile.observedUntil().toString());
        evidence.put("energySeenTenthWh", Long.toString(seen.energySeenTenthWh()));
        note(evidence, "chargingLastSeenAt", seen.chargingLastSeenAt());
        note(evidence, "overSince", seen.overSince());
        note(evidence, "unpluggedAt", seen.plug().unpluggedAt());
        note(evidence, "offlineFrom", seen.offlineFrom());
        note(evidence, "recordObservedAt", session.record() == null ? null : session.record().observedAt());
        note(evidence, "lastPluggedAt", session.record() == null ? null : seen.plug().pluggedAt());
        note(evidence, pile.online() ? "onlineSince" : "offlineSince", pile.since());
        return evidence;
    }

    private static void note(Map<String, String> evidence, String name, Instant value) {
        if (value != null) {
            evidence.put(name, value.toString());
        }
    }
}
