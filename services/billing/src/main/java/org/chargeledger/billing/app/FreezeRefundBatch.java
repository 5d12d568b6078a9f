package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.BatchFilter;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.FrozenItems;
import org.chargeledger.billing.domain.refund.RefundComponent;
import org.chargeledger.billing.domain.view.RefundBatchView;
import org.chargeledger.billing.domain.view.RefundPreview;
import org.chargeledger.billing.store.RefundBatches;
import org.chargeledger.billing.store.RefundCandidates;
import org.chargeledger.billing.store.RefundItems;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** Staff choose bills to refund together, look at what that comes to, and freeze exactly what they have seen. */
@ApplicationScoped
public class FreezeRefundBatch {

    public record Choice(RefundComponent component, Destination destination, BatchFilter filter) {}

    /** {@code digest} is that of the preview. */
    public record Wish(Choice choice, String name, String reason, String digest) {}

    /** A batch in the audit. */
    record Audited(BatchFilter filter, RefundComponent component, Destination destination, String digest, int items,
            long totalFen) {}

    private static final int MOST_ITEMS = 20_000;

    private final TenantDb db;
    private final OnceReplies replies;
    private final RefundCandidates candidates;
    private final RefundBatches batches;
    private final RefundItems items;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    FreezeRefundBatch(TenantDb db, OnceReplies replies, RefundCandidates candidates, RefundBatches batches,
            RefundItems items, Outbox outbox, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.candidates = candidates;
        this.batches = batches;
        this.items = items;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    public RefundPreview preview(Caller caller, Choice choice) {
        return db.inTenant(caller, tx -> RefundPreview.of(chosen(tx, caller.operatorId(), choice)));
    }

    public Response freeze(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "freeze-refund-batch", idempotencyKey, wish, 201,
                () -> freeze(tx, caller, wish, clock.instant())));
    }

    private RefundBatchView freeze(Tx tx, Caller caller, Wish wish, Instant now) {
        FrozenItems chosen = chosen(tx, caller.operatorId(), wish.choice());
        if (chosen.items().isEmpty()) {
            throw refused("no bill fits, or nothing is left to refund of those that do", 0);
        }
        if (!chosen.digest().equals(wish.digest())) {
            throw new Refusal(409, "preview-outdated", "The preview is outdated",
                    "other bills, or other amounts, would be frozen than were shown: look at them again",
                    Map.of("digest", chosen.digest()));
        }
        UUID batchId = UUID.randomUUID();
        batches.add(tx, new RefundBatches.Frozen(caller.operatorId(), batchId, wish.name(), wish.reason(),
                wish.choice().filter(), chosen, caller.name(), caller.subject(), now));
        items.add(tx, caller.operatorId(), batchId, chosen.destination(), chosen.items(), now);
        RefundBatchView frozen = batches.find(tx, caller.operatorId(), batchId).orElseThrow();
        tell(tx, caller.operatorId(), frozen);
        audit.write(tx, caller, new AuditEntry("freeze-refund-batch", "refund-batch", batchId.toString(), wish.reason(),
                null, new Audited(frozen.filter(), frozen.component(), frozen.destination(), frozen.digest(),
                        frozen.items(), frozen.totalFen())));
        return frozen;
    }

    private FrozenItems chosen(Tx tx, String operatorId, Choice choice) {
        RefundCandidates.Found found = candidates.find(tx, operatorId, choice.component(), choice.filter(), MOST_ITEMS);
        if (found.more()) {
            throw refused("more bills would have to be looked at than one batch may hold: choose a shorter window",
                    found.items().size());
        }
        return new FrozenItems(choice.component(), choice.destination(), found.items());
    }

    private static Refusal refused(String detail, int items) {
        return new Refusal(422, "refund-batch-refused", "Refund batch refused", detail,
                Map.of("items", items, "mostItems", MOST_ITEMS));
    }

    private void tell(Tx tx, String operatorId, RefundBatchView frozen) {
        var events = new ArrayList<NewEvent>();
        events.add(RefundBatchEvents.changed(operatorId, frozen));
        items.of(tx, operatorId, frozen.batchId()).forEach(item -> events.add(RefundBatchEvents.changed(item,
                item.state().name(), item.destination().name(), null, frozen.changedAt())));
        outbox.append(tx, events);
    }
}
