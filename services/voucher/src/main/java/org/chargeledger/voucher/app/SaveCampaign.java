package org.chargeledger.voucher.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.domain.CampaignCheck;
import org.chargeledger.voucher.domain.CampaignDraft;
import org.chargeledger.voucher.domain.Finding;
import org.chargeledger.voucher.domain.RunningCampaign;
import org.chargeledger.voucher.store.Campaigns;

/** Creates a campaign or changes it; vouchers already given keep their terms. */
@ApplicationScoped
public class SaveCampaign {

    private static final int OK = 200;

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Campaigns campaigns;
    private final InstantSource clock;

    SaveCampaign(TenantDb db, Idempotency idempotency, Campaigns campaigns, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Refuses with all findings at once. */
    public Response save(Caller caller, String key, String campaignId, CampaignDraft draft,
            Function<RunningCampaign, Object> view) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "PUT /campaigns/" + campaignId, key, draft, () -> {
            Optional<RunningCampaign> current = campaigns.lock(tx, campaignId);
            refuse(CampaignCheck.findings(draft, current));
            campaigns.save(tx, draft.toCampaign(caller.operatorId(), campaignId), now, caller.name());
            return new Reply(OK, view.apply(saved(tx, campaignId)));
        }));
    }

    private RunningCampaign saved(Tx tx, String campaignId) {
        return campaigns.find(tx, campaignId).orElseThrow();
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new Refusal(422, "campaign-refused", "Campaign refused", findings.size() + " findings; nothing was saved",
                    Map.of("findings", findings));
        }
    }
}
