package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.app.DraftVersion.Ground;
import org.chargeledger.billing.domain.BillEdit;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Digest;
import org.chargeledger.billing.domain.Origin;
import org.chargeledger.billing.domain.view.CorrectionPreview;
import org.chargeledger.billing.domain.view.MadeVersion;
import org.chargeledger.billing.domain.view.Values;
import org.chargeledger.billing.store.Records.Delivered;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** Staff put a bill right: they see what would become of it, and save exactly what they have seen. */
@ApplicationScoped
public class CorrectBill {

    /** {@code digest} is that of the preview. */
    public record Wish(BillEdit edit, String digest, String reason, boolean notifyDriver) {}

    /** All that an idempotency key stands for. */
    private record Request(String billNo, String ifMatch, Wish wish) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final DraftVersion drafts;
    private final PreviewVersion previews;
    private final MakeVersion makeVersion;
    private final InstantSource clock;

    CorrectBill(TenantDb db, OnceReplies replies, DraftVersion drafts, PreviewVersion previews, MakeVersion makeVersion,
            InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drafts = drafts;
        this.previews = previews;
        this.makeVersion = makeVersion;
        this.clock = clock;
    }

    public CorrectionPreview preview(Caller caller, BillNo billNo, BillEdit edit) {
        return db.inTenant(caller, tx -> {
            Ground ground = drafts.seen(tx, billNo);
            Instant now = clock.instant();
            return previews.preview(tx, ground, drafts.draft(ground, edit, now), now);
        });
    }

    public Response save(Caller caller, String idempotencyKey, String ifMatch, BillNo billNo, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "correct-bill", idempotencyKey,
                new Request(billNo.digits(), ifMatch, wish), 200,
                () -> save(tx, caller, ifMatch, billNo, wish, clock.instant())));
    }

    private MadeVersion save(Tx tx, Caller caller, String ifMatch, BillNo billNo, Wish wish, Instant now) {
        Digest seen = drafts.digest(wish.digest());
        Ground ground = drafts.locked(tx, billNo);
        refuseUnseenRecord(ground, seen, wish);
        ETag.of(ground.basis().bill().version()).requireMatch(ifMatch);
        Correction correction = drafts.draft(ground, wish.edit(), now);
        drafts.requireSeen(correction, seen);
        return makeVersion.make(tx, caller, correction, ground.book(), new Origin(Origin.Source.CORRECTION, now,
                caller.name(), wish.reason(), wish.notifyDriver(), ground.recordId()));
    }

    /** Whoever corrects must have seen every record: a true one that came meanwhile is shown beside the correction. */
    private static void refuseUnseenRecord(Ground ground, Digest seen, Wish wish) {
        List<Delivered> records = ground.records();
        if (records.size() <= seen.records()) {
            return;
        }
        var shown = new LinkedHashMap<String, Object>();
        shown.put("billNo", ground.basis().session().key().billNo().digits());
        shown.put("billVersion", ground.basis().bill().version());
        shown.put("correction", wish.edit());
        shown.put("record", Values.of(ground.latestRecord()));
        shown.put("current", Values.of(ground.basis().values()));
        throw new Refusal(409, "record-arrived", "A record arrived meanwhile",
                "the pile delivered a record after the preview: look at it before correcting", Map.copyOf(shown));
    }
}
