package org.chargeledger.voucher.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.Cause;
import org.chargeledger.voucher.domain.Driver;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Newcomer;
import org.chargeledger.voucher.domain.Recharge;
import org.chargeledger.voucher.store.Campaigns;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.Gifts;

/** Gives each recharge and each new driver the most valuable gift they earn, once, as long as there are gifts left. */
@ApplicationScoped
public class GiveVouchers {

    private final Campaigns campaigns;
    private final Drivers drivers;
    private final Gifts gifts;
    private final HandOut handOut;
    private final MeterRegistry metrics;

    GiveVouchers(Campaigns campaigns, Drivers drivers, Gifts gifts, HandOut handOut, MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.drivers = drivers;
        this.gifts = gifts;
        this.handOut = handOut;
        this.metrics = metrics;
    }

    public void forRecharges(Tx tx, List<Recharge> recharges) {
        reward(tx, recharges, drivers.lock(tx, keys(recharges, Recharge::driver)));
    }

    /** Keeps the profiles, each with its time, welcomes new drivers, and gives what waited for the profiles. */
    public void forProfiles(Tx tx, Map<Driver, Instant> profiles) {
        Map<DriverKey, Driver> known = profiles.keySet().stream()
                .collect(Collectors.toMap(Driver::key, Function.identity()));
        drivers.lock(tx, known.keySet());
        welcome(tx, drivers.profile(tx, profiles));
        reward(tx, gifts.takeWaiting(tx, known.keySet()), known);
    }

    private void welcome(Tx tx, List<Newcomer> newcomers) {
        List<Campaign> offers = offers(tx, keys(newcomers, newcomer -> newcomer.driver().key()));
        List<Newcomer> welcomed = newcomers.stream()
                .filter(newcomer -> offers.stream().anyMatch(offer -> offer.welcomes(newcomer))).toList();
        if (welcomed.isEmpty()) {
            return;
        }
        Set<Cause.Key> given = gifts.given(tx, welcomed.stream().map(Cause::of).map(Cause::key).toList());
        welcomed.stream().filter(newcomer -> !given.contains(Cause.of(newcomer).key())).forEach(newcomer ->
                give(tx, Cause.of(newcomer), offers.stream().filter(offer -> offer.welcomes(newcomer)).toList()));
    }

    private void reward(Tx tx, List<Recharge> recharges, Map<DriverKey, Driver> known) {
        if (recharges.isEmpty()) {
            return;
        }
        List<Campaign> offers = offers(tx, keys(recharges, Recharge::driver));
        Set<Cause.Key> seen = gifts.given(tx, recharges.stream().map(Cause::of).map(Cause::key).toList());
        for (Recharge recharge : recharges) {
            if (seen.add(Cause.of(recharge).key())) {
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
        give(tx, Cause.of(recharge), earned.stream().filter(campaign -> campaign.admits(driver)).toList());
    }

    /** Of the first of these campaigns that still has a gift for the driver. */
    private void give(Tx tx, Cause cause, List<Campaign> admitting) {
        HandOut.Outcome outcome = null;
        for (Campaign campaign : admitting) {
            outcome = handOut.give(tx, campaign, cause);
            if (outcome == HandOut.Outcome.GIVEN) {
                break;
            }
        }
        count(outcome == null ? "not-earned" : outcome.name().toLowerCase().replace('_', '-'));
    }

    private List<Campaign> offers(Tx tx, Collection<DriverKey> keys) {
        return campaigns.active(tx, keys.stream().map(DriverKey::operatorId).collect(Collectors.toSet())).stream()
                .sorted(Campaign.MOST_VALUABLE_FIRST).toList();
    }

    private static <T> List<DriverKey> keys(Collection<T> things, Function<T, DriverKey> driver) {
        return things.stream().map(driver).toList();
    }

    private void count(String outcome) {
        metrics.counter("chargeledger.voucher.gifts", "outcome", outcome).increment();
    }
}
