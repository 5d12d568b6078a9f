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
import org.chargeledger.notification.app.announcement.KnowRefunds;
import org.chargeledger.notification.store.announcement.RefundBatches.Batch;
import org.chargeledger.notification.store.announcement.RefundBatches.Item;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.refund-batch.v1: which refunds an announcement can be made of, and how far each is. */
@ApplicationScoped
public class RefundBatchesConsumer {

    static final String CHANGED = "billing.refund-batch-changed.v1";
    static final String ITEM_CHANGED = "billing.refund-item-changed.v1";

    /** The part of refund-batch-changed that an announcement shows. */
    record BatchChanged(String operatorId, UUID batchId, String name, String reason, String state, int items,
            long totalFen, List<String> stationIds, Instant firstSessionAt, Instant lastSessionAt, Instant changedAt) {}

    /** The part of refund-item-changed that an announcement shows. */
    record ItemChanged(String operatorId, UUID batchId, String billNo, UUID driverId, long amountFen, String state,
            Instant changedAt) {}

    private final Inbox inbox;
    private final KnowRefunds knowRefunds;

    RefundBatchesConsumer(Inbox inbox, KnowRefunds knowRefunds) {
        this.inbox = inbox;
        this.knowRefunds = knowRefunds;
    }

    @Incoming("refund-batches")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consume("notification.refund-batches", batch, this::handle);
    }

    private void handle(Tx tx, List<Event> events) {
        knowRefunds.know(tx,
                events.stream().filter(event -> event.is(CHANGED)).map(RefundBatchesConsumer::batch).toList(),
                events.stream().filter(event -> event.is(ITEM_CHANGED)).map(RefundBatchesConsumer::item).toList());
    }

    static Batch batch(Event event) {
        BatchChanged changed = event.as(BatchChanged.class);
        require(changed.operatorId(), changed.batchId(), changed.name(), changed.reason(), changed.state(),
                changed.stationIds(), changed.firstSessionAt(), changed.lastSessionAt(), changed.changedAt());
        return new Batch(changed.operatorId(), changed.batchId(), changed.name(), changed.reason(), changed.state(),
                changed.items(), changed.totalFen(), changed.stationIds(), changed.firstSessionAt(),
                changed.lastSessionAt(), changed.changedAt());
    }

    static Item item(Event event) {
        ItemChanged changed = event.as(ItemChanged.class);
        require(changed.operatorId(), changed.batchId(), changed.billNo(), changed.driverId(), changed.state(),
                changed.changedAt());
        return new Item(changed.operatorId(), changed.batchId(), changed.billNo(), changed.driverId(),
                changed.amountFen(), changed.state(), changed.changedAt());
    }

    private static void require(Object... values) {
        for (Object value : values) {
            if (value == null) {
                throw new Poison("a refund batch or item lacks its operator, number, state or time");
            }
        }
    }
}
