package org.chargeledger.voucher.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.Driver;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Recharge;
import org.chargeledger.voucher.domain.Voucher;
import org.chargeledger.voucher.store.Campaigns;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.Gifts;
import org.chargeledger.voucher.store.Gifts.RechargeKey;
import org.chargeledger.voucher.store.Vouchers;

/** Gives each recharge the most valuable gift it earns, once, as long as the campaign has gifts left. */
@ApplicationScoped
public class GiveVouchers {

    private final Campaigns campaigns;
    private final Drivers drivers;
    private final Gifts gifts;
    private final Vouchers vouchers;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    GiveVouchers(Campaigns campaigns, Drivers drivers, Gifts gifts, Vouchers vouchers, Outbox outbox,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.drivers = drivers;
        this.gifts = gifts;
        this.vouchers = vouchers;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    public void forRecharges(Tx tx, List<Recharge> recharges) {
        reward(tx, recharges, drivers.lock(tx, recharges.stream().map(Recharge::driver).toList()));
    }

    /** Keeps the profiles, and gives what waited for them. */
    public void forProfiles(Tx tx, Map<DriverKey, Driver> profiles) {
        drivers.lock(tx, profiles.keySet());
        drivers.profile(tx, profiles.values());
        reward(tx, gifts.takeWaiting(tx, profiles.keySet()), profiles);
    }

    private void reward(Tx tx, List<Recharge> recharges, Map<DriverKey, Driver> known) {
        if (recharges.isEmpty()) {
            return;
        }
        List<Campaign> offers = campaigns.active(tx, operators(recharges)).stream()
                .sorted(Campaign.MOST_VALUABLE_FIRST).toList();
        Set<RechargeKey> seen = new HashSet<>(gifts.rewarded(tx, recharges));
        for (Recharge recharge : recharges) {
            if (seen.add(RechargeKey.of(recharge))) {
                reward(tx, recharge, known.get(recharge.driver()), offers);
            }
        }
    }

    private void reward(Tx tx, Recharge recharge, Driver driver, List<Campaign> offers) {
        List<Campaign> earned = offers.stream().filter(campaign -> campaign.rewards(recharge)).toList();
        if (!driver.profiled() && earned.stream().anyMatch(Campaign::scoped)) {
            gifts.awaitProfile(tx, recharge);
            count("waiting");
            return;
        }
        List<Campaign> admitting = earned.stream().filter(campaign -> campaign.admits(driver)).toList();
        for (Campaign campaign : admitting) {
            if (campaigns.takeGift(tx, campaign)) {
                give(tx, recharge, campaign);
                count("given");
                return;
            }
        }
        count(admitting.isEmpty() ? "not-earned" : "used-up");
    }

    private void give(Tx tx, Recharge recharge, Campaign campaign) {
        List<Voucher> pieces = IntStream.range(0, campaign.piecesPerGift())
                .mapToObj(piece -> Voucher.granted(UUID.randomUUID(), recharge.driver(), campaign, recharge.rechargedAt()))
                .toList();
        gifts.add(tx, recharge, campaign);
        vouchers.add(tx, pieces, recharge.rechargedAt());
        outbox.append(tx, pieces.stream().map(piece -> VoucherEvents.granted(piece, recharge.rechargedAt())).toList());
    }

    private static Set<String> operators(Collection<Recharge> recharges) {
        return recharges.stream().map(Recharge::operatorId).collect(Collectors.toSet());
    }

    private void count(String outcome) {
        metrics.counter("chargeledger.voucher.gifts", "outcome", outcome).increment();
    }
}
