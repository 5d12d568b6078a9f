package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.billing.domain.refund.BatchState;
import org.chargeledger.billing.domain.refund.RefundBatch;
import org.chargeledger.billing.domain.view.RefundBatchView;
import org.chargeledger.billing.store.RefundBatches;
import org.chargeledger.billing.store.RefundItems;
import org.chargeledger.kit.audit.Actor;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** A second person approves a refund batch as it was frozen, or it is cancelled; what failed is tried again. */
@ApplicationScoped
public class DecideRefundBatch {

    /** The batch as it was seen. */
    public record Seen(UUID batchId, String ifMatch) {}

    private record Approval(Seen seen, String digest, String reason) {}

    private record Cancellation(Seen seen, String reason) {}

    private record Retry(Seen seen, List<String> billNos, String reason) {}

    private record State(BatchState state) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final RefundBatches batches;
    private final RefundItems items;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    DecideRefundBatch(TenantDb db, OnceReplies replies, RefundBatches batches, RefundItems items, Outbox outbox,
            Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.batches = batches;
        this.items = items;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code reason} is null for the batch's own. */
    public Response approve(Caller caller, String key, Seen seen, String digest, String reason) {
        return decide(caller, "approve-refund-batch", key, new Approval(seen, digest, reason),
                tx -> approve(tx, caller, locked(tx, caller, seen, BatchState.APPROVED), digest, reason));
    }

    public Response cancel(Caller caller, String key, Seen seen, String reason) {
        return decide(caller, "cancel-refund-batch", key, new Cancellation(seen, reason),
                tx -> cancel(tx, caller, locked(tx, caller, seen, BatchState.CANCELLED), reason));
    }

    /** {@code billNos} empty: all that failed; {@code reason} null: the batch's own. */
    public Response retry(Caller caller, String key, Seen seen, List<String> billNos, String reason) {
        return decide(caller, "retry-refund-batch", key, new Retry(seen, billNos, reason),
                tx -> retry(tx, caller, locked(tx, caller, seen, BatchState.RUNNING), billNos, reason));
    }

    private Response decide(Caller caller, String operation, String key, Object body,
            Function<Tx, RefundBatchView> work) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, operation, key, body, 200, () -> work.apply(tx)));
    }

    private RefundBatch locked(Tx tx, Caller caller, Seen seen, BatchState next) {
        RefundBatch batch = batches.lock(tx, caller.operatorId(), seen.batchId())
                .orElseThrow(() -> Refusal.notFound("refund batch"));
        ETag.of(batch.version()).requireMatch(seen.ifMatch());
        boolean allowed = next == BatchState.RUNNING ? batch.state().mayRetry() : batch.state().mayBecome(next);
        if (!allowed) {
            throw new Refusal(409, "refund-batch-state", "Not in this state", "a batch that is " + batch.state()
                    + " does not become " + next, Map.of("batchId", batch.batchId(), "state", batch.state().name()));
        }
        return batch;
    }

    private RefundBatchView approve(Tx tx, Caller caller, RefundBatch batch, String digest, String reason) {
        if (!batch.mayBeApprovedBy(caller.subject())) {
            throw new Refusal(403, "second-person-needed", "A second person is needed",
                    "who froze a batch does not approve it", Map.of("batchId", batch.batchId()));
        }
        if (!batch.digest().equals(digest)) {
            throw new Refusal(409, "preview-outdated", "The preview is outdated",
                    "the batch holds other items than those with this digest", Map.of("digest", batch.digest()));
        }
        batches.approve(tx, batch, Actor.of(caller), clock.instant());
        return decided(tx, caller, batch, "approve-refund-batch", reasonOf(batch, reason), List.of());
    }

    private RefundBatchView cancel(Tx tx, Caller caller, RefundBatch batch, String reason) {
        batches.move(tx, batch.operatorId(), batch.batchId(), batch.state(), BatchState.CANCELLED, clock.instant());
        return decided(tx, caller, batch, "cancel-refund-batch", reason, List.of());
    }

    private RefundBatchView retry(Tx tx, Caller caller, RefundBatch batch, List<String> billNos, String reason) {
        Instant now = clock.instant();
        List<RefundItems.Item> reopened = items.reopen(tx, batch.operatorId(), batch.batchId(), billNos, now);
        if (reopened.isEmpty()) {
            throw new Refusal(409, "nothing-to-retry", "Nothing to retry", "none of these items has failed",
                    Map.of("batchId", batch.batchId()));
        }
        batches.move(tx, batch.operatorId(), batch.batchId(), batch.state(), BatchState.RUNNING, now);
        return decided(tx, caller, batch, "retry-refund-batch", reasonOf(batch, reason), reopened);
    }

    private static String reasonOf(RefundBatch batch, String given) {
        return given == null || given.isBlank() ? batch.reason() : given;
    }

    private RefundBatchView decided(Tx tx, Caller caller, RefundBatch before, String action, String reason,
            List<RefundItems.Item> reopened) {
        RefundBatchView after = batches.find(tx, before.operatorId(), before.batchId()).orElseThrow();
        var events = new ArrayList<NewEvent>();
        events.add(RefundBatchEvents.changed(before.operatorId(), after));
        reopened.forEach(item -> events.add(RefundBatchEvents.changed(item, item.state().name(),
                item.destination().name(), null, after.changedAt())));
        outbox.append(tx, events);
        audit.write(tx, caller, new AuditEntry(action, "refund-batch", before.batchId().toString(), reason,
                new State(before.state()), new State(after.state())));
        return after;
    }
}
