package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * What is known of one charging session, from whichever of its events have come so far. Knowledge only grows: merging
 * gives the same answer in any order and however often an event comes.
 *
 * @param requestedAt null until an event came that tells it
 * @param firstSettledAt when a version of the bill was settled for the first time: a correction changes what the day of
 *     the bill brought in, not the day on which it is made
 */
public record Session(Place place, Instant requestedAt, Instant chargingSince, Failure failure, Hold hold, Bill bill,
        Instant firstSettledAt) {

    /** Which session, whose, and where; the same in every one of its events. */
    public record Place(String operatorId, String billNo, String stationId, UUID driverId, String pileCode,
            String connectorNo) {

        public Place {
            Objects.requireNonNull(operatorId, "operatorId");
            Objects.requireNonNull(billNo, "billNo");
            Objects.requireNonNull(stationId, "stationId");
            Objects.requireNonNull(driverId, "driverId");
            Objects.requireNonNull(pileCode, "pileCode");
            Objects.requireNonNull(connectorNo, "connectorNo");
        }
    }

    /** A start that failed; it costs nothing and is not abnormal. Of two, the latest counts. */
    public record Failure(Instant failedAt, String reason) {

        static final Comparator<Failure> KNOWS_MORE = Comparator.comparing(Failure::failedAt)
                .thenComparing(Failure::reason, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /**
     * Furthest first: a settled bill says more than a held one, which says more than a rated one. What was held as lost and
     * then turned out never to have begun has failed.
     */
    public enum State { SETTLED, HELD, RATED, FAILED, CHARGING, REQUESTED }

    /** What one event tells. */
    public Session(Place place, Instant requestedAt, Instant chargingSince, Failure failure, Hold hold, Bill bill) {
        this(place, requestedAt, chargingSince, failure, hold, bill,
                bill == null || bill.settlement() == null ? null : bill.settlement().settledAt());
    }

    public State state() {
        if (bill != null && bill.settlement() != null) {
            return State.SETTLED;
        }
        if (hold != null) {
            return bill == null && failedSince(hold.heldAt()) ? State.FAILED : State.HELD;
        }
        if (bill != null) {
            return State.RATED;
        }
        if (failure != null) {
            return State.FAILED;
        }
        return chargingSince != null ? State.CHARGING : State.REQUESTED;
    }

    /** Times may be a microsecond apart that were the same once: some are cut, and others are rounded. */
    private boolean failedSince(Instant at) {
        return failure != null && !failure.failedAt().plus(1, ChronoUnit.MICROS).isBefore(at);
    }

    public Session merge(Session other) {
        if (!place.operatorId().equals(other.place.operatorId()) || !place.billNo().equals(other.place.billNo())) {
            throw new IllegalArgumentException(place + " and " + other.place + " are two sessions");
        }
        return new Session(place, earlier(requestedAt, other.requestedAt), earlier(chargingSince, other.chargingSince),
                Merge.either(failure, other.failure, Failure.KNOWS_MORE),
                Merge.either(hold, other.hold, Hold.KNOWS_MORE),
                Merge.either(bill, other.bill, Bill.KNOWS_MORE), earlier(firstSettledAt, other.firstSettledAt));
    }

    private static Instant earlier(Instant one, Instant other) {
        return Merge.either(one, other, Comparator.reverseOrder());
    }
}
