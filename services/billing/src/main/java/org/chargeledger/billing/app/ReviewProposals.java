package org.chargeledger.billing.app;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.app.DraftVersion.Ground;
import org.chargeledger.billing.app.PreviewVersion.Drafted;
import org.chargeledger.billing.domain.BillEdit;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Digest;
import org.chargeledger.billing.domain.EditRefused;
import org.chargeledger.billing.domain.Objection;
import org.chargeledger.billing.domain.Origin;
import org.chargeledger.billing.domain.Proposal;
import org.chargeledger.billing.domain.view.BillEvidence.Proposed;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.billing.domain.view.CorrectionPreview;
import org.chargeledger.billing.domain.view.MadeVersion;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.store.BillViews;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.openapi.RefusesItem;
import org.chargeledger.kit.security.Caller;

/** Lost bills with what the platform would bill instead; staff accept many at once, each by what they saw of it. */
@ApplicationScoped
public class ReviewProposals {

    /**
     * A lost bill, what is proposed and what it would come to; null where there is none, or it cannot be billed, for
     * {@code objections}.
     */
    public record Reviewed(String billNo, String stationId, int billVersion, Proposed proposal,
            CorrectionPreview preview, List<Objection> objections) {}

    /** One of many to accept; the digest is that of its preview. */
    public record Item(String billNo, String digest) {}

    public record Acceptance(List<Item> items, String reason, boolean notifyDriver) {}

    /** What became of one item: 200 and the version, or a refusal as it would have been alone. */
    public record Outcome(String billNo, int status, Object result) {}

    private record Request(Item item, String reason, boolean notifyDriver) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final DraftVersion drafts;
    private final PreviewVersion previews;
    private final MakeVersion makeVersion;
    private final BillViews views;
    private final InstantSource clock;

    ReviewProposals(TenantDb db, OnceReplies replies, DraftVersion drafts, PreviewVersion previews,
            MakeVersion makeVersion, BillViews views, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drafts = drafts;
        this.previews = previews;
        this.makeVersion = makeVersion;
        this.views = views;
        this.clock = clock;
    }

    public Reviewed one(Caller caller, BillNo billNo) {
        return db.inTenant(caller, tx -> reviewed(tx, Map.of(billNo, drafts.seen(tx, billNo)),
                clock.instant()).get(billNo));
    }

    /** Lost bills among those wanted, newest first; one more than the limit. */
    public List<Reviewed> many(Caller caller, SessionSearch wanted) {
        return db.inTenant(caller, tx -> {
            List<BillSummary> lost = views.lost(tx, wanted);
            Map<BillNo, Reviewed> reviewed = reviewed(tx, drafts.seen(tx, lost.stream()
                    .map(bill -> new BillNo(bill.billNo())).toList()), clock.instant());
            return lost.stream().map(bill -> reviewed.getOrDefault(new BillNo(bill.billNo()),
                    new Reviewed(bill.billNo(), bill.stationId(), bill.billVersion(), null, null,
                            List.of()))).toList();
        });
    }

    /** Each item in a transaction of its own, so that one that is refused does not hold up the others. */
    public List<Outcome> accept(Caller caller, String key, Acceptance acceptance) {
        if (acceptance.items().stream().map(Item::billNo).distinct().count() < acceptance.items().size()) {
            throw Refusal.badRequest("a bill is named twice");
        }
        return acceptance.items().stream().map(item -> outcome(item.billNo(), acceptOne(caller, key,
                new Request(item, acceptance.reason(), acceptance.notifyDriver())))).toList();
    }

    private Response acceptOne(Caller caller, String key, Request request) {
        String ofItem = key == null || key.isBlank() ? key : key + "/" + request.item().billNo();
        return db.inTenant(caller, tx -> replies.once(tx, caller, "accept-proposal", ofItem, request, 200,
                () -> accept(tx, caller, request, clock.instant())));
    }

    @RefusesItem
    private MadeVersion accept(Tx tx, Caller caller, Request request, Instant now) {
        if (!BillNo.isBillNo(request.item().billNo())) {
            throw Refusal.notFound("bill");
        }
        Digest seen = drafts.digest(request.item().digest());
        Ground ground = drafts.locked(tx, new BillNo(request.item().billNo()));
        Proposal proposal = proposal(ground).orElseThrow(() -> new Refusal(409, "nothing-proposed",
                "Nothing is proposed", "the bill is no longer lost, or nothing was seen to charge",
                Map.of("billNo", request.item().billNo(), "billVersion", ground.basis().bill().version())));
        Correction correction = drafts.draft(ground, BillEdit.to(proposal.values()), now);
        drafts.requireSeen(correction, seen);
        return makeVersion.make(tx, caller, correction, ground.book(), new Origin(Origin.Source.PROPOSAL_ACCEPTED, now,
                caller.name(), request.reason(), request.notifyDriver(), ground.recordId()));
    }

    private Map<BillNo, Reviewed> reviewed(Tx tx, Map<BillNo, Ground> grounds, Instant now) {
        var proposals = new HashMap<BillNo, Proposal>();
        grounds.forEach((billNo, ground) -> proposal(ground).ifPresent(proposal -> proposals.put(billNo, proposal)));
        var drafted = new ArrayList<Drafted>();
        var objections = new HashMap<BillNo, List<Objection>>();
        proposals.forEach((billNo, proposal) -> {
            try {
                drafted.add(drafted(grounds.get(billNo), proposal, now));
            } catch (EditRefused cannotBeBilled) {
                objections.put(billNo, cannotBeBilled.objections());
            }
        });
        Map<BillNo, CorrectionPreview> shown = previews.previews(tx, drafted, now);
        var reviewed = new HashMap<BillNo, Reviewed>();
        grounds.forEach((billNo, ground) -> reviewed.put(billNo, new Reviewed(billNo.digits(),
                ground.basis().session().key().stationId(), ground.basis().bill().version(),
                proposals.containsKey(billNo) ? Proposed.of(proposals.get(billNo)) : null, shown.get(billNo),
                objections.getOrDefault(billNo, List.of()))));
        return reviewed;
    }

    private static Drafted drafted(Ground ground, Proposal proposal, Instant now) {
        return new Drafted(Correction.of(ground.basis(), BillEdit.to(proposal.values()), ground.book(), now), ground);
    }

    private static Optional<Proposal> proposal(Ground ground) {
        return Proposal.of(ground.basis().session(), ground.basis().curve(), ground.basis().tariff());
    }

    private static Outcome outcome(String billNo, Response response) {
        return new Outcome(billNo, response.getStatus(), EventJson.read((String) response.getEntity(), JsonNode.class));
    }
}
