package org.chargeledger.reporting.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.reporting.domain.ArrearsPayment;
import org.chargeledger.reporting.domain.Bill;
import org.chargeledger.reporting.domain.BillRefund;
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

    /** The part of bill-refunded that reporting reads; it tells of a bill and not where its session was. */
    record Refunded(String billNo, Integer billVersion, UUID refundId, Long energyFeeFen, Long serviceFeeFen,
            Long idleFeeFen, Instant refundedAt) {}

    /** The part of bill-arrears-paid that reporting reads. */
    record ArrearsPaid(String billNo, Integer billVersion, Long energyFeeFen, Long serviceFeeFen, Long idleFeeFen,
            Instant paidAt) {}

    private static final String REFUNDED = "billing.bill-refunded.v1";
    private static final String ARREARS_PAID = "billing.bill-arrears-paid.v1";
    private static final Set<String> OF_SESSIONS = Set.of("billing.session-requested.v1", "billing.session-charging.v1",
            "billing.session-failed.v1", "billing.bill-rated.v1", "billing.bill-held.v1", "billing.bill-settled.v1",
            "billing.bill-corrected.v1");

    private SessionEvents() {}

    /** Empty for any other type; an event that lacks what its type promises is poison. */
    static Optional<Session> read(Event event) {
        return OF_SESSIONS.contains(event.type()) ? Optional.of(whole(event, SessionEvents::session)) : Optional.empty();
    }

    /** Empty for any other type. */
    static Optional<BillRefund> refund(Event event) {
        return event.is(REFUNDED) ? Optional.of(whole(event, SessionEvents::refunded)) : Optional.empty();
    }

    /** Empty for any other type. */
    static Optional<ArrearsPayment> arrears(Event event) {
        return event.is(ARREARS_PAID) ? Optional.of(whole(event, SessionEvents::arrearsPaid)) : Optional.empty();
    }

    private static <T> T whole(Event event, Function<Event, T> reader) {
        try {
            return reader.apply(event);
        } catch (NullPointerException e) {
            throw new Poison(event.type() + " lacks a field: " + e.getMessage(), e);
        }
    }

    private static BillRefund refunded(Event event) {
        var body = event.as(Refunded.class);
        return new BillRefund(event.operatorId(), Objects.requireNonNull(body.refundId(), "refundId"),
                Objects.requireNonNull(body.billNo(), "billNo"), body.energyFeeFen(), body.serviceFeeFen(),
                body.idleFeeFen(), required(body.refundedAt(), "refundedAt"), body.billVersion());
    }

    private static ArrearsPayment arrearsPaid(Event event) {
        var body = event.as(ArrearsPaid.class);
        return new ArrearsPayment(event.operatorId(), event.id(), Objects.requireNonNull(body.billNo(), "billNo"),
                body.billVersion(), body.energyFeeFen(), body.serviceFeeFen(), body.idleFeeFen(),
                required(body.paidAt(), "paidAt"));
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
            default -> throw new IllegalArgumentException(event.type());
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
