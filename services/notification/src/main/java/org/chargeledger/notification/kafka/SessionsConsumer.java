package org.chargeledger.notification.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.SendingLoop;
import org.chargeledger.notification.app.TellOfBills;
import org.chargeledger.notification.app.TellOfCharging;
import org.chargeledger.notification.app.TellOfMoney;
import org.chargeledger.notification.domain.BillRefund;
import org.chargeledger.notification.domain.ChargeEnded;
import org.chargeledger.notification.domain.ChargingStarted;
import org.chargeledger.notification.domain.CorrectedBill;
import org.chargeledger.notification.domain.HeldBill;
import org.chargeledger.notification.domain.SettledBill;
import org.chargeledger.notification.domain.StartFailed;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.session.v1: what a session and its bill have come to, as far as it is news for a driver. */
@ApplicationScoped
public class SessionsConsumer {

    static final String SETTLED = "billing.bill-settled.v1";
    static final String HELD = "billing.bill-held.v1";
    static final String CORRECTED = "billing.bill-corrected.v1";
    static final String CHARGING = "billing.session-charging.v1";
    static final String CHARGE_ENDED = "billing.charge-ended.v1";
    static final String START_FAILED = "billing.session-failed.v1";
    static final String REFUNDED = "billing.bill-refunded.v1";
    /** After any of these nobody is plugged in and unaware of it. */
    private static final Set<String> OVER = Set.of("billing.bill-rated.v1", SETTLED, HELD, CORRECTED, START_FAILED);

    /** The part of bill-held that a message shows. */
    record BillHeld(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
            List<Finding> findings, long reservedFen, Instant heldAt, Instant requestedAt, long energySeenTenthWh) {

        record Finding(int code) {}
    }

    private final Inbox inbox;
    private final TellOfBills tellOfBills;
    private final TellOfCharging tellOfCharging;
    private final TellOfMoney tellOfMoney;
    private final SendingLoop sending;

    SessionsConsumer(Inbox inbox, TellOfBills tellOfBills, TellOfCharging tellOfCharging, TellOfMoney tellOfMoney,
            SendingLoop sending) {
        this.inbox = inbox;
        this.tellOfBills = tellOfBills;
        this.tellOfCharging = tellOfCharging;
        this.tellOfMoney = tellOfMoney;
        this.sending = sending;
    }

    @Incoming("sessions")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consume("notification.sessions", batch, this::handle);
        sending.wake();
    }

    private void handle(Tx tx, List<Event> events) {
        tellOfCharging.tell(tx, all(events, CHARGING, SessionsConsumer::charging),
                all(events, CHARGE_ENDED, SessionsConsumer::chargeEnded),
                all(events, START_FAILED, SessionsConsumer::startFailed),
                events.stream().filter(event -> OVER.contains(event.type())).map(Event::key).toList());
        tellOfBills.tell(tx, all(events, SETTLED, SessionsConsumer::settled),
                stillHeld(events).map(SessionsConsumer::held).toList(),
                all(events, CORRECTED, SessionsConsumer::corrected));
        tellOfMoney.tell(tx, all(events, REFUNDED, SessionsConsumer::refunded).stream()
                .flatMap(refund -> refund.message().stream()).toList());
    }

    /**
     * Without those whose bill a later event of the batch ends: several messages leave side by side, and a driver would
     * read last that money is frozen which is free again.
     */
    private static Stream<Event> stillHeld(List<Event> events) {
        var held = new ArrayList<Event>();
        for (Event event : events) {
            if (event.is(HELD)) {
                held.add(event);
            } else if (event.is(SETTLED) || event.is(START_FAILED)) {
                held.removeIf(before -> before.key().equals(event.key()));
            }
        }
        return held.stream();
    }

    private static <T> List<T> all(List<Event> events, String type, Function<Event, T> reader) {
        return events.stream().filter(event -> event.is(type)).map(reader).toList();
    }

    static ChargingStarted charging(Event event) {
        ChargingStarted started = event.as(ChargingStarted.class);
        require(started.operatorId(), started.stationId(), started.billNo(), started.driverId(),
                started.chargingSince());
        return started;
    }

    static ChargeEnded chargeEnded(Event event) {
        ChargeEnded ended = event.as(ChargeEnded.class);
        require(ended.operatorId(), ended.stationId(), ended.billNo(), ended.driverId(), ended.chargeEndedAt());
        return ended;
    }

    static StartFailed startFailed(Event event) {
        StartFailed failed = event.as(StartFailed.class);
        require(failed.operatorId(), failed.stationId(), failed.billNo(), failed.driverId(), failed.requestedAt(),
                failed.failedAt());
        return failed;
    }

    static BillRefund refunded(Event event) {
        BillRefund refund = event.as(BillRefund.class);
        require(refund.operatorId(), refund.billNo(), refund.driverId(), refund.refundId(), refund.refundedAt());
        return refund;
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
