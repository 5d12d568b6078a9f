package org.chargeledger.reporting.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.reporting.domain.Bill;
import org.chargeledger.reporting.domain.Hold;
import org.chargeledger.reporting.domain.Session;

/** Reads events of billing.session.v1 as knowledge of a session. */
final class SessionEvents {

    /** The part of every one of these events that reporting reads; what a type does not carry is null. */
    record Body(String stationId, String billNo, UUID driverId, String pileCode, String connectorNo, Instant requestedAt,
            Instant chargingSince, String reason, Instant failedAt, Integer billVersion, Long energyTenthWh,
            Long energyFeeFen, Long serviceFeeFen, Long idleFeeFen, Long totalFen, Long discountFen, Long dueFen,
            Long paidFen, Long receivableFen, Instant settledAt, Instant correctedAt, Long recordToSettledMillis, List<Hold.Finding> findings,
            Long reservedFen, Instant heldAt, Long energySeenTenthWh, String firmware, Instant chargeStartedAt,
            Instant chargeEndedAt) {

        Long chargeSeconds() {
            return chargeStartedAt == null || chargeEndedAt == null ? null
                    : Duration.between(chargeStartedAt, chargeEndedAt).toSeconds();
        }
    }

    private SessionEvents() {}

    /** Empty for a type that reporting does not know; an event that lacks what its type promises is poison. */
    static Optional<Session> read(Event event) {
        try {
            return Optional.ofNullable(session(event));
        } catch (NullPointerException e) {
            throw new Poison(event.type() + " lacks a field: " + e.getMessage(), e);
        }
    }

    private static Session session(Event event) {
        var body = event.as(Body.class);
        var place = new Session.Place(event.operatorId(), body.billNo(), body.stationId(), body.driverId(),
                body.pileCode(), body.connectorNo());
        return switch (event.type()) {
            case "billing.session-requested.v1" ->
                new Session(place, required(body.requestedAt(), "requestedAt"), null, null, null, null);
            case "billing.session-charging.v1" ->
                new Session(place, body.requestedAt(), required(body.chargingSince(), "chargingSince"), null, null, null);
            case "billing.session-failed.v1" -> new Session(place, body.requestedAt(), null,
                    new Session.Failure(required(body.failedAt(), "failedAt"), body.reason()), null, null);
            case "billing.bill-rated.v1" -> new Session(place, body.requestedAt(), null, null, null, bill(body, null));
            case "billing.bill-held.v1" -> new Session(place, body.requestedAt(), null, null, hold(body), null);
            case "billing.bill-settled.v1" ->
                new Session(place, body.requestedAt(), null, null, null, bill(body, settlement(body)));
            case "billing.bill-corrected.v1" ->
                new Session(place, body.requestedAt(), null, null, null, bill(body, correction(body)));
            default -> null;
        };
    }

    private static Bill bill(Body body, Bill.Settlement settlement) {
        return new Bill(body.billVersion(), body.energyTenthWh(), body.energyFeeFen(), body.serviceFeeFen(),
                body.idleFeeFen(), body.totalFen(), body.chargeSeconds(), settlement);
    }

    private static Bill.Settlement settlement(Body body) {
        return new Bill.Settlement(required(body.settledAt(), "settledAt"), body.discountFen(), body.dueFen(), body.paidFen(),
                body.receivableFen(), body.recordToSettledMillis());
    }

    /** Nobody waits for a corrected bill, so its latency is not told. */
    private static Bill.Settlement correction(Body body) {
        return new Bill.Settlement(required(body.correctedAt(), "correctedAt"), body.discountFen(), body.dueFen(),
                body.paidFen(), body.receivableFen(), null);
    }

    private static Hold hold(Body body) {
        return new Hold(required(body.heldAt(), "heldAt"), body.findings(), body.reservedFen(),
                Optional.ofNullable(body.energySeenTenthWh()).orElse(0L), body.firmware());
    }

    private static Instant required(Instant time, String name) {
        return Objects.requireNonNull(time, name);
    }
}
