package org.chargeledger.voucher.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.voucher.app.AnswerBills;
import org.chargeledger.voucher.app.FollowSessions;
import org.chargeledger.voucher.domain.AskedBill;
import org.chargeledger.voucher.domain.BillFact;
import org.chargeledger.voucher.domain.BillUse;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.OpenSession;
import org.chargeledger.voucher.domain.SettledBill;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads billing.session.v1: sessions that begin and fail, bills rated, settled and corrected. Decides nothing. */
@ApplicationScoped
public class BillConsumer {

    static final String REQUESTED = "billing.session-requested.v1";
    static final String FAILED = "billing.session-failed.v1";
    static final String RATED = "billing.bill-rated.v1";
    static final String SETTLED = "billing.bill-settled.v1";
    static final String CORRECTED = "billing.bill-corrected.v1";

    /** The part of the event that vouchers read. */
    public record SessionRequested(String billNo, UUID driverId, String stationId, Instant requestedAt) {}

    /** The part of the event that vouchers read. */
    public record SessionFailed(String billNo) {}

    /** The part of the event that vouchers read. */
    public record BillRated(String billNo, Integer billVersion, UUID driverId, String stationId, Long discountableFen) {}

    /** The part of the event that vouchers read; no {@code voucherId}: settled without one. */
    public record BillSettled(String billNo, Integer billVersion, UUID driverId, UUID voucherId, Long discountFen) {}

    private final Inbox inbox;
    private final FollowSessions followSessions;
    private final AnswerBills answerBills;

    BillConsumer(Inbox inbox, FollowSessions followSessions, AnswerBills answerBills) {
        this.inbox = inbox;
        this.followSessions = followSessions;
        this.answerBills = answerBills;
    }

    @Incoming("bills")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> bills() {
        return inbox.reader("voucher.bills", (tx, events) -> {
            followSessions.open(tx, requested(events));
            answerBills.handle(tx, facts(events));
            followSessions.close(tx, over(events));
        });
    }

    static List<OpenSession> requested(List<Event> events) {
        return events.stream().filter(event -> event.is(REQUESTED)).map(event -> {
            SessionRequested body = event.as(SessionRequested.class);
            return OpenSession.requested(driver(event, body.driverId()), Required.of(event, "billNo", body.billNo()),
                    Required.of(event, "stationId", body.stationId()),
                    Required.of(event, "requestedAt", body.requestedAt()));
        }).toList();
    }

    /** The sessions that need no voucher any more. */
    static List<BillUse.Key> over(List<Event> events) {
        return events.stream().<BillUse.Key>mapMulti((event, add) -> {
            switch (event.type()) {
                case FAILED -> add.accept(new BillUse.Key(event.operatorId(),
                        Required.of(event, "billNo", event.as(SessionFailed.class).billNo())));
                case SETTLED, CORRECTED -> add.accept(settled(event).key());
                default -> { }
            }
        }).toList();
    }

    static List<BillFact> facts(List<Event> events) {
        return events.stream().<BillFact>mapMulti((event, add) -> fact(event).ifPresent(add)).toList();
    }

    private static Optional<BillFact> fact(Event event) {
        return switch (event.type()) {
            case RATED -> Optional.of(asked(event));
            case SETTLED, CORRECTED -> Optional.of(settled(event));
            default -> Optional.empty();
        };
    }

    private static AskedBill asked(Event event) {
        BillRated body = event.as(BillRated.class);
        return new AskedBill(driver(event, body.driverId()), Required.of(event, "billNo", body.billNo()),
                Required.of(event, "billVersion", body.billVersion()), Required.of(event, "stationId", body.stationId()),
                Required.of(event, "discountableFen", body.discountableFen()));
    }

    private static SettledBill settled(Event event) {
        BillSettled body = event.as(BillSettled.class);
        return new SettledBill(driver(event, body.driverId()), Required.of(event, "billNo", body.billNo()),
                Required.of(event, "billVersion", body.billVersion()), Optional.ofNullable(body.voucherId()),
                Required.of(event, "discountFen", body.discountFen()));
    }

    private static DriverKey driver(Event event, UUID driverId) {
        return new DriverKey(event.operatorId(), Required.of(event, "driverId", driverId));
    }
}
