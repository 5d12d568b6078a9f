package org.chargeledger.voucher.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.CampaignCheck;
import org.chargeledger.voucher.domain.CampaignDraft;
import org.chargeledger.voucher.domain.Finding;
import org.chargeledger.voucher.domain.RunningCampaign;
import org.chargeledger.voucher.domain.Severity;
import org.chargeledger.voucher.store.Campaigns;

/**
 * Creates a campaign, or changes it for somebody who has read its current version; vouchers already given keep their
 * terms. Refuses with all findings at once: errors always, warnings of an active campaign until each is confirmed.
 */
@ApplicationScoped
public class SaveCampaign {

    private static final int OK = 200;

    /** What the idempotency key guards: the draft, made from a version. */
    private record Guarded(CampaignDraft draft, String ifMatch) {}

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Campaigns campaigns;
    private final Audit audit;
    private final InstantSource clock;

    SaveCampaign(TenantDb db, Idempotency idempotency, Campaigns campaigns, Audit audit, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.campaigns = campaigns;
        this.audit = audit;
        this.clock = clock;
    }

    /** What saving would find, without saving. */
    public List<Finding> lint(Caller caller, String campaignId, CampaignDraft draft) {
        Instant now = clock.instant();
        return db.inTenant(caller, tx -> CampaignCheck.findings(draft, campaigns.find(tx, campaignId), now));
    }

    /** {@code ifMatch} is demanded once the campaign exists. */
    public Response save(Caller caller, String key, String ifMatch, String campaignId, CampaignDraft draft,
            Function<RunningCampaign, Object> view) {
        Instant now = clock.instant();
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "PUT /campaigns/" + campaignId, key,
                new Guarded(draft, ifMatch), () -> {
                    Optional<RunningCampaign> before = campaigns.lock(tx, campaignId);
                    before.ifPresent(running -> ETag.of(running.version()).requireMatch(ifMatch));
                    refuse(draft, CampaignCheck.findings(draft, before, now));
                    Campaign after = draft.toCampaign(caller.operatorId(), campaignId);
                    campaigns.save(tx, after, now, caller.name());
                    remember(tx, caller, before.map(RunningCampaign::campaign), after);
                    return new Reply(OK, view.apply(campaigns.find(tx, campaignId).orElseThrow()));
                }));
    }

    private void remember(Tx tx, Caller caller, Optional<Campaign> before, Campaign after) {
        audit.write(tx, caller, new AuditEntry(before.isEmpty() ? "create-campaign" : "change-campaign", "campaign",
                after.campaignId(), null, before.orElse(null), after));
    }

    private static void refuse(CampaignDraft draft, List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            throw new Refusal(422, "campaign-refused", "Campaign refused",
                    findings.size() + " findings; nothing was saved", Map.of("findings", findings));
        }
        List<Finding> open = findings.stream()
                .filter(finding -> !draft.confirmedWarnings().contains(finding.code())).toList();
        if (!open.isEmpty() && Campaign.State.ACTIVE.name().equals(draft.state())) {
            throw new Refusal(422, "campaign-unconfirmed", "Campaign needs confirmation",
                    open.size() + " warnings; confirm each to save it as active", Map.of("findings", open));
        }
    }
}
