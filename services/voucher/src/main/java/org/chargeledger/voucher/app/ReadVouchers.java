package org.chargeledger.voucher.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.domain.Budget;
import org.chargeledger.voucher.domain.RunningCampaign;
import org.chargeledger.voucher.domain.Voucher;
import org.chargeledger.voucher.store.Budgets;
import org.chargeledger.voucher.store.Campaigns;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.Vouchers;

/** What staff may look up of their operator, and a driver of their own. */
@ApplicationScoped
public class ReadVouchers {

    public record BudgetOf(RunningCampaign campaign, Budget budget) {}

    private final TenantDb db;
    private final Campaigns campaigns;
    private final Budgets budgets;
    private final Vouchers vouchers;
    private final Drivers drivers;
    private final InstantSource clock;

    ReadVouchers(TenantDb db, Campaigns campaigns, Budgets budgets, Vouchers vouchers, Drivers drivers,
            InstantSource clock) {
        this.db = db;
        this.campaigns = campaigns;
        this.budgets = budgets;
        this.vouchers = vouchers;
        this.drivers = drivers;
        this.clock = clock;
    }

    public List<RunningCampaign> campaigns(Caller caller, String after, int limit) {
        return db.inTenant(caller, tx -> campaigns.list(tx, after, limit));
    }

    public RunningCampaign campaign(Caller caller, String campaignId) {
        return db.inTenant(caller, tx -> campaigns.find(tx, campaignId))
                .orElseThrow(() -> Refusal.notFound("campaign"));
    }

    public long admittedDrivers(Caller caller, String campaignId) {
        return db.inTenant(caller, tx -> drivers.countAdmitted(tx, campaigns.find(tx, campaignId)
                .orElseThrow(() -> Refusal.notFound("campaign")).campaign()));
    }

    /** What became of a campaign's vouchers, beside the campaign. */
    public BudgetOf budget(Caller caller, String campaignId) {
        return db.inTenant(caller, tx -> new BudgetOf(campaigns.find(tx, campaignId)
                .orElseThrow(() -> Refusal.notFound("campaign")), budgets.of(tx, campaignId, now())));
    }

    public List<Voucher> vouchers(Caller caller, Optional<UUID> driverId, Optional<String> state, UUID after, int limit) {
        var filter = new Vouchers.Filter(driverId, state, now(), after, limit);
        return db.inTenant(caller, tx -> vouchers.list(tx, filter));
    }

    /** Business time, by which a voucher is expired or not. */
    public Instant now() {
        return clock.instant();
    }
}
