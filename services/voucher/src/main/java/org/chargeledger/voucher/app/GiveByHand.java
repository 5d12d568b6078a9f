package org.chargeledger.voucher.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.Cause;
import org.chargeledger.voucher.domain.Driver;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.store.Campaigns;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.Gifts;

/** Staff give drivers a gift of a campaign for a cause they name: once per driver, whoever tries again. */
@ApplicationScoped
public class GiveByHand {

    /** What staff want: {@code causeId} names the occasion or the case, {@code note} says why for the audit. */
    public record Wish(Cause.Reason reason, String causeId, String note, Selection to) {}

    /** Who is to be given a gift. */
    public sealed interface Selection {

        record Named(List<UUID> driverIds) implements Selection {}

        /** Everybody the campaign admits whose profile is known, so many at a time, in the order of their ids. */
        record Admitted(UUID after) implements Selection {}
    }

    public enum Outcome { GIVEN, GIVEN_BEFORE, LIMIT_REACHED, USED_UP, NOT_ADMITTED, DRIVER_UNKNOWN }

    public record Result(UUID driverId, Outcome outcome) {}

    /** {@code nextAfter}: where to go on with everybody whom the campaign admits; null when nobody is left. */
    public record Given(String campaignId, Cause.Reason reason, String causeId, List<Result> results, UUID nextAfter) {}

    private record Audited(Cause.Reason reason, String causeId, List<UUID> given) {}

    private static final int AT_ONCE = 200;

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Campaigns campaigns;
    private final Drivers drivers;
    private final Gifts gifts;
    private final HandOut handOut;
    private final Audit audit;
    private final InstantSource clock;

    GiveByHand(TenantDb db, Idempotency idempotency, Campaigns campaigns, Drivers drivers, Gifts gifts, HandOut handOut,
            Audit audit, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.campaigns = campaigns;
        this.drivers = drivers;
        this.gifts = gifts;
        this.handOut = handOut;
        this.audit = audit;
        this.clock = clock;
    }

    public Response give(Caller caller, String key, String campaignId, Wish wish) {
        Instant now = clock.instant();
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "POST /campaigns/" + campaignId + "/gifts", key,
                wish, () -> new Reply(200, give(tx, caller, campaignId, wish, now))));
    }

    /** The drivers are locked before the campaign is touched, as everywhere. */
    private Given give(Tx tx, Caller caller, String campaignId, Wish wish, Instant now) {
        List<UUID> driverIds = switch (wish.to()) {
            case Selection.Named named -> named.driverIds().stream().distinct().toList();
            case Selection.Admitted admitted -> drivers.admitted(tx, find(tx, campaignId), admitted.after(), AT_ONCE);
        };
        Map<DriverKey, Driver> known = drivers.lockKnown(tx, driverIds);
        Campaign campaign = find(tx, campaignId);
        if (!campaign.givesAt(now)) {
            throw new Refusal(409, "campaign-not-giving", "Campaign gives nothing now",
                    "it is %s and gives from %s until %s".formatted(campaign.state(), campaign.giftFrom(),
                            campaign.giftUntil()));
        }
        List<Cause> causes = driverIds.stream().map(driverId -> new Cause(
                new DriverKey(caller.operatorId(), driverId), wish.reason(), wish.causeId(), now)).toList();
        Set<Cause.Key> before = gifts.given(tx, causes.stream().map(Cause::key).toList());
        var results = new ArrayList<Result>();
        for (Cause cause : causes) {
            results.add(new Result(cause.driver().driverId(), before.contains(cause.key()) ? Outcome.GIVEN_BEFORE
                    : give(tx, campaign, cause, known.get(cause.driver()))));
        }
        audit.write(tx, caller, new AuditEntry("give-vouchers", "campaign", campaignId, wish.note(), null,
                new Audited(wish.reason(), wish.causeId(), results.stream()
                        .filter(result -> result.outcome() == Outcome.GIVEN).map(Result::driverId).toList())));
        boolean more = wish.to() instanceof Selection.Admitted && driverIds.size() == AT_ONCE;
        return new Given(campaignId, wish.reason(), wish.causeId(), results, more ? driverIds.getLast() : null);
    }

    private Campaign find(Tx tx, String campaignId) {
        return campaigns.find(tx, campaignId).orElseThrow(() -> Refusal.notFound("campaign")).campaign();
    }

    private Outcome give(Tx tx, Campaign campaign, Cause cause, Driver driver) {
        if (driver == null) {
            return Outcome.DRIVER_UNKNOWN;
        }
        return campaign.admits(driver) ? Outcome.valueOf(handOut.give(tx, campaign, cause).name())
                : Outcome.NOT_ADMITTED;
    }
}
