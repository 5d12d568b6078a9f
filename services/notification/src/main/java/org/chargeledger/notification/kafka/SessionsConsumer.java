package org.chargeledger.notification.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.SendingLoop;
import org.chargeledger.notification.app.TellOfBills;
import org.chargeledger.notification.domain.CorrectedBill;
import org.chargeledger.notification.domain.HeldBill;
import org.chargeledger.notification.domain.SettledBill;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.session.v1: settled, held and corrected bills; the rest of a session is not news for a driver yet. */
@ApplicationScoped
public class SessionsConsumer {

    static final String SETTLED = "billing.bill-settled.v1";
    static final String HELD = "billing.bill-held.v1";
    static final String CORRECTED = "billing.bill-corrected.v1";

    /** The part of bill-held that a message shows. */
    record BillHeld(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
            List<Finding> findings, long reservedFen, Instant heldAt, Instant requestedAt, long energySeenTenthWh) {

        record Finding(int code) {}
    }

    private final Inbox inbox;
    private final TellOfBills tellOfBills;
    private final SendingLoop sending;

    SessionsConsumer(Inbox inbox, TellOfBills tellOfBills, SendingLoop sending) {
        this.inbox = inbox;
        this.tellOfBills = tellOfBills;
        this.sending = sending;
    }

    @Incoming("sessions")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consume("notification.sessions", batch, this::handle);
        sending.wake();
    }

    private void handle(Tx tx, List<Event> events) {
        tellOfBills.tell(tx,
                events.stream().filter(event -> event.is(SETTLED)).map(SessionsConsumer::settled).toList(),
                events.stream().filter(event -> event.is(HELD)).map(SessionsConsumer::held).toList(),
                events.stream().filter(event -> event.is(CORRECTED)).map(SessionsConsumer::corrected).toList());
    }

    static SettledBill settled(Event event) {
        SettledBill bill = event.as(SettledBill.class);
        require(bill.operatorId(), bill.stationId(), bill.billNo(), bill.driverId(), bill.settledAt());
        return bill;
    }

    static CorrectedBill corrected(Event event) {
        CorrectedBill bill = event.as(CorrectedBill.class);
        require(bill.operatorId(), bill.stationId(), bill.billNo(), bill.driverId(), bill.correctedAt());
        return bill;
    }

    static HeldBill held(Event event) {
        BillHeld bill = event.as(BillHeld.class);
        require(bill.operatorId(), bill.stationId(), bill.billNo(), bill.driverId(), bill.heldAt(), bill.findings());
        return new HeldBill(bill.operatorId(), bill.stationId(), bill.billNo(), bill.driverId(), bill.billVersion(),
                bill.findings().stream().map(BillHeld.Finding::code).toList(), bill.reservedFen(),
                bill.energySeenTenthWh(), bill.requestedAt(), bill.heldAt());
    }

    private static void require(Object... values) {
        for (Object value : values) {
            if (value == null) {
                throw new Poison("a bill lacks its operator, station, number, driver, time or findings");
            }
        }
    }
}
