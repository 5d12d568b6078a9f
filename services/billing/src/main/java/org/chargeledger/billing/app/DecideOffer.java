package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.app.DraftVersion.Ground;
import org.chargeledger.billing.domain.BillEdit;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Digest;
import org.chargeledger.billing.domain.Origin;
import org.chargeledger.billing.domain.view.CorrectionPreview;
import org.chargeledger.billing.domain.view.MadeVersion;
import org.chargeledger.billing.domain.view.RecordOffer;
import org.chargeledger.billing.store.Offers;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** A record came when its bill was already made otherwise: staff bill it after all, or say why not. Each once. */
@ApplicationScoped
public class DecideOffer {

    public record Acceptance(String digest, String reason, boolean notifyDriver) {}

    public record Dismissal(String billNo, UUID recordId, String state, String reason, Instant decidedAt) {}

    private record Request(String billNo, UUID recordId, Object body) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final DraftVersion drafts;
    private final PreviewVersion previews;
    private final MakeVersion makeVersion;
    private final Offers offers;
    private final Audit audit;
    private final InstantSource clock;

    DecideOffer(TenantDb db, OnceReplies replies, DraftVersion drafts, PreviewVersion previews, MakeVersion makeVersion,
            Offers offers, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drafts = drafts;
        this.previews = previews;
        this.makeVersion = makeVersion;
        this.offers = offers;
        this.audit = audit;
        this.clock = clock;
    }

    public List<RecordOffer> open(Caller caller, String after, UUID afterRecord, int limit) {
        return db.inTenant(caller, tx -> offers.open(tx, after, afterRecord, limit));
    }

    /** The bill as it would be if the record were billed. */
    public CorrectionPreview preview(Caller caller, BillNo billNo, UUID recordId) {
        return db.inTenant(caller, tx -> {
            Ground ground = drafts.seen(tx, billNo);
            Instant now = clock.instant();
            return previews.preview(tx, ground, drafts.draft(ground, edit(ground, recordId), now), now);
        });
    }

    public Response accept(Caller caller, String key, BillNo billNo, UUID recordId, Acceptance acceptance) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "accept-record-offer", key,
                new Request(billNo.digits(), recordId, acceptance), 200,
                () -> accept(tx, caller, billNo, recordId, acceptance, clock.instant())));
    }

    public Response dismiss(Caller caller, String key, BillNo billNo, UUID recordId, String reason) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "dismiss-record-offer", key,
                new Request(billNo.digits(), recordId, reason), 200,
                () -> dismiss(tx, caller, billNo, recordId, reason, clock.instant())));
    }

    private MadeVersion accept(Tx tx, Caller caller, BillNo billNo, UUID recordId, Acceptance acceptance, Instant now) {
        Digest seen = drafts.digest(acceptance.digest());
        Ground ground = drafts.locked(tx, billNo);
        BillEdit edit = edit(ground, recordId);
        requireOpen(tx, billNo, recordId);
        Correction correction = drafts.draft(ground, edit, now);
        drafts.requireSeen(correction, seen);
        if (!offers.decide(tx, billNo, recordId, Offers.Decision.ACCEPTED, caller.name(), acceptance.reason(), now)) {
            throw decided(billNo, recordId);
        }
        return makeVersion.make(tx, caller, correction, ground.book(), new Origin(Origin.Source.OFFER_ACCEPTED, now,
                caller.name(), acceptance.reason(), acceptance.notifyDriver(), recordId));
    }

    private Dismissal dismiss(Tx tx, Caller caller, BillNo billNo, UUID recordId, String reason, Instant now) {
        RecordOffer before = requireOpen(tx, billNo, recordId);
        if (!offers.decide(tx, billNo, recordId, Offers.Decision.DISMISSED, caller.name(), reason, now)) {
            throw decided(billNo, recordId);
        }
        var dismissal = new Dismissal(billNo.digits(), recordId, Offers.Decision.DISMISSED.name(), reason, now);
        audit.write(tx, caller,
                new AuditEntry("dismiss-record-offer", "bill", billNo.digits(), reason, before, dismissal));
        return dismissal;
    }

    private RecordOffer requireOpen(Tx tx, BillNo billNo, UUID recordId) {
        RecordOffer offer = offers.of(tx, billNo).stream().filter(o -> o.recordId().equals(recordId)).findFirst()
                .orElseThrow(() -> Refusal.notFound("offer"));
        if (!offer.state().equals("OPEN")) {
            throw decided(billNo, recordId);
        }
        return offer;
    }

    private static BillEdit edit(Ground ground, UUID recordId) {
        return ground.records().stream().filter(record -> record.eventId().equals(recordId)).findFirst()
                .map(record -> BillEdit.to(ground.valuesOf(record)))
                .orElseThrow(() -> Refusal.notFound("record"));
    }

    private static Refusal decided(BillNo billNo, UUID recordId) {
        return new Refusal(409, "offer-decided", "Decided before",
                "somebody accepted or dismissed this record before, or the bill says the same by now",
                Map.of("billNo", billNo.digits(), "recordId", recordId.toString()));
    }
}
