package org.chargeledger.rating;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** The moments at which a local clock comes to a new part of its day: a border, midnight, or a change of the clock. */
final class ClockTurns {

    private ClockTurns() {}

    /** The first one after {@code moment}; until then the local time runs on without touching a border. */
    static Instant next(ZoneId zone, Instant moment, Iterable<LocalTime> borders) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDateTime turn = local.toLocalDate().plusDays(1).atStartOfDay();
        for (LocalTime border : borders) {
            LocalDateTime candidate = local.toLocalDate().atTime(border);
            if (candidate.isAfter(local.toLocalDateTime()) && candidate.isBefore(turn)) {
                turn = candidate;
            }
        }
        Instant byTheClock = turn.toInstant(local.getOffset());
        ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
        return change == null || byTheClock.isBefore(change.getInstant()) ? byTheClock : change.getInstant();
    }
}
