package org.chargeledger.voucher.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.voucher.app.AnswerBills;
import org.chargeledger.voucher.domain.AskedBill;
import org.chargeledger.voucher.domain.BillFact;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.SettledBill;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads bills of billing.session.v1 that are rated, settled and corrected. Translates, and decides nothing. */
@ApplicationScoped
public class BillConsumer {

    static final String RATED = "billing.bill-rated.v1";
    static final String SETTLED = "billing.bill-settled.v1";
    static final String CORRECTED = "billing.bill-corrected.v1";

    /** The part of the event that vouchers read. */
    public record BillRated(String billNo, Integer billVersion, UUID driverId, String stationId, Long discountableFen) {}

    /** The part of the event that vouchers read; no {@code voucherId}: settled without one. */
    public record BillSettled(String billNo, Integer billVersion, UUID driverId, UUID voucherId, Long discountFen) {}

    private final Inbox inbox;
    private final AnswerBills answerBills;

    BillConsumer(Inbox inbox, AnswerBills answerBills) {
        this.inbox = inbox;
        this.answerBills = answerBills;
    }

    @Incoming("bills")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consume("voucher.bills", batch, (tx, events) -> answerBills.handle(tx, facts(events)));
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
