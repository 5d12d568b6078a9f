package org.chargeledger.notification.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.RemindOfBacklog;
import org.chargeledger.notification.app.SendingLoop;
import org.chargeledger.notification.domain.Backlog;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.backlog.v1: what waits for an operator's staff on a day. */
@ApplicationScoped
public class BacklogConsumer {

    static final String BACKLOG = "billing.abnormal-backlog.v1";

    /** The part of abnormal-backlog that a reminder shows; what a billing of before does not tell is none. */
    record AbnormalBacklog(String operatorId, LocalDate day, long count, long reservedFen, long shortfallFen,
            Instant oldestHeldAt, List<Backlog.CodeCount> byCode, long recordOffers, long supersededBills) {}

    private final Inbox inbox;
    private final RemindOfBacklog remindOfBacklog;
    private final SendingLoop sending;

    BacklogConsumer(Inbox inbox, RemindOfBacklog remindOfBacklog, SendingLoop sending) {
        this.inbox = inbox;
        this.remindOfBacklog = remindOfBacklog;
        this.sending = sending;
    }

    @Incoming("backlog")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consume("notification.backlog", batch, this::handle);
        sending.wake();
    }

    private void handle(Tx tx, List<Event> events) {
        remindOfBacklog.remind(tx,
                events.stream().filter(event -> event.is(BACKLOG)).map(BacklogConsumer::backlog).toList());
    }

    static Backlog backlog(Event event) {
        AbnormalBacklog backlog = event.as(AbnormalBacklog.class);
        if (backlog.operatorId() == null || backlog.day() == null || backlog.oldestHeldAt() == null
                || backlog.byCode() == null) {
            throw new Poison("a backlog lacks its operator, day, oldest time or codes");
        }
        return new Backlog(backlog.operatorId(), backlog.day(), backlog.count(), backlog.reservedFen(),
                backlog.shortfallFen(), backlog.oldestHeldAt(), backlog.byCode(), backlog.recordOffers(),
                backlog.supersededBills(), event.time());
    }
}
