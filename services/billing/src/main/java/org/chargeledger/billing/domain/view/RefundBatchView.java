package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.BatchFilter;
import org.chargeledger.billing.domain.refund.BatchState;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.RefundComponent;

/** A refund batch and how far it is; {@code approvedBy} and {@code approvedAt} are null until somebody approved. */
public record RefundBatchView(UUID batchId, int version, String name, String reason, BatchState state,
        RefundComponent component, Destination destination, BatchFilter filter, String digest, int items, long totalFen,
        Progress progress, List<String> stationIds, Instant firstSessionAt, Instant lastSessionAt, String frozenBy,
        Instant frozenAt, String approvedBy, Instant approvedAt, Instant changedAt) {

    /** Items and their sums, by where they stand. */
    public record Progress(int done, long doneFen, int failed, long failedFen, int open, long openFen) {}
}
