package org.chargeledger.billing.app;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.FrozenItem;
import org.chargeledger.billing.domain.view.RefundBatchView;
import org.chargeledger.billing.store.RefundItems.Item;
import org.chargeledger.kit.event.NewEvent;

/** What billing tells others about refund batches, as contracts/events has it; nobody's name but staff's is in it. */
final class RefundBatchEvents {

    record Changed(String operatorId, UUID batchId, String name, String reason, String state, String component,
            String digest, int items, long totalFen, int done, long doneFen, int failed, long failedFen, int open,
            List<String> stationIds, Instant firstSessionAt, Instant lastSessionAt, String frozenBy, String approvedBy,
            Instant changedAt) {}

    record ItemChanged(String operatorId, UUID batchId, String billNo, UUID driverId, String stationId, long amountFen,
            long billTotalFen, long idleFeeFen, String state, String destination, String reason, Instant changedAt) {}

    private RefundBatchEvents() {}

    static NewEvent changed(String operatorId, RefundBatchView batch) {
        RefundBatchView.Progress progress = batch.progress();
        return event(operatorId, batch.batchId(), "refund-batch-changed", new Changed(operatorId, batch.batchId(),
                batch.name(), batch.reason(), batch.state().name(), batch.component().name(), batch.digest(),
                batch.items(), batch.totalFen(), progress.done(), progress.doneFen(), progress.failed(),
                progress.failedFen(), progress.open(), batch.stationIds(), batch.firstSessionAt(),
                batch.lastSessionAt(), batch.frozenBy(), batch.approvedBy(), batch.changedAt()));
    }

    /** {@code reason} is null but for a failure. */
    static NewEvent changed(Item item, String state, String destination, String reason, Instant at) {
        FrozenItem frozen = item.frozen();
        return event(item.operatorId(), item.batchId(), "refund-item-changed", new ItemChanged(item.operatorId(),
                item.batchId(), frozen.billNo().digits(), frozen.driverId(), frozen.stationId(), frozen.amount().fen(),
                frozen.total().fen(), frozen.idleFee().fen(), state, destination, reason, at));
    }

    private static NewEvent event(String operatorId, UUID batchId, String name, Object body) {
        return new NewEvent("billing.refund-batch.v1", batchId.toString(), "billing." + name + ".v1", operatorId, body);
    }
}
