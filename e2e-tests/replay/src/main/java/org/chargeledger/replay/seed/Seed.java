package org.chargeledger.replay.seed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.replay.People;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.quiet.Quiescence;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.scenario.PilePlan;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.TariffPlan;
import org.chargeledger.replay.timeline.Together;

/** Sets the operator up as its staff and drivers would, over REST; doing it again changes nothing. */
public final class Seed {

    private static final String CAMPAIGN = "recharge-1000-get-100";

    private final Scenario scenario;
    private final Api staff;
    private final People people;
    private final WechatSide wechat;
    private final Quiescence quiescence;

    public Seed(Scenario scenario, Api staff, People people, WechatSide wechat, Quiescence quiescence) {
        this.scenario = scenario;
        this.staff = staff;
        this.people = people;
        this.wechat = wechat;
        this.quiescence = quiescence;
    }

    /** Stations, prices, campaign and official account: in force from the scenario's first moment. */
    public void operator() {
        scenario.tariffs().forEach(this::station);
        quiescence.await();
        scenario.tariffs().forEach(this::tariff);
        campaign();
        wechat.accountAndTemplates(staff);
        quiescence.await();
    }

    public void drivers(List<DriverPlan> drivers) {
        wechat.followers(drivers);
        Together.each(drivers, this::driver);
        quiescence.await();
        Together.each(drivers, this::recharge);
        quiescence.await();
    }

    private void station(TariffPlan tariff) {
        List<Map<String, Object>> piles = scenario.piles().stream()
                .filter(pile -> pile.stationId().equals(tariff.stationId())).map(Seed::pile).toList();
        staff.put("/pile-ingest/v1/stations/" + tariff.stationId(), "seed-station-" + tariff.stationId(),
                Map.of("name", tariff.stationName(), "zoneId", Scenario.ZONE.getId(), "piles", piles));
    }

    private static Map<String, Object> pile(PilePlan pile) {
        return Map.of("pileCode", pile.pileCode(), "protocolId", pile.protocolId(), "vendor", pile.vendor(), "model",
                pile.model(), "ratedPowerW", pile.ratedPowerW(), "connectors", PilePlan.CONNECTORS);
    }

    private void tariff(TariffPlan tariff) {
        staff.put("/tariff/v1/tariffs/" + tariff.tariffId(), "seed-tariff-" + tariff.tariffId(),
                Map.of("name", tariff.stationName() + " 分时电价"));
        List<Map<String, Object>> periods = tariff.periods().stream().<Map<String, Object>>map(period -> Map.of(
                "from", period.from().toString(),
                "to", period.until().toSecondOfDay() == 0 ? "24:00" : period.until().toString(),
                "band", period.band().name(),
                "energyPriceHundredThousandths", period.energyPriceHundredThousandths(),
                "servicePriceHundredThousandths", period.servicePriceHundredThousandths())).toList();
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("reason", "opening prices");
        version.put("zoneId", Scenario.ZONE.getId());
        version.put("effectiveFrom", Scenario.instant(scenario.from()).toString());
        version.put("stationIds", List.of(tariff.stationId()));
        version.put("modelNo", tariff.modelNo());
        version.put("periods", periods);
        version.put("idleFee", Map.of("perMinuteFen", TariffPlan.IDLE_FEE_PER_MINUTE_FEN, "freeMinutes",
                TariffPlan.IDLE_FREE_MINUTES));
        staff.post("/tariff/v1/tariffs/" + tariff.tariffId() + "/versions", "seed-version-" + tariff.tariffId(), version);
    }

    /** Recharge 1000 yuan, get 20 pieces of 5 yuan for sessions of 20 yuan and more. */
    private void campaign() {
        Map<String, Object> campaign = new LinkedHashMap<>();
        campaign.put("name", "充1000送100");
        campaign.put("state", "ACTIVE");
        campaign.put("trigger", "RECHARGE");
        campaign.put("rechargeThresholdFen", 100_000);
        campaign.put("piecesPerGift", 20);
        campaign.put("faceFen", 500);
        campaign.put("totalGifts", 1_000);
        campaign.put("departments", List.of());
        campaign.put("subOperators", List.of());
        campaign.put("stationIds", List.of());
        campaign.put("giftFrom", "2019-09-30T16:00:00Z");
        campaign.put("giftUntil", "2019-10-31T16:00:00Z");
        campaign.put("minimumSpendFen", 2_000);
        campaign.put("validityDays", 90);
        staff.put("/voucher/v1/campaigns/" + CAMPAIGN, "seed-campaign-" + CAMPAIGN, campaign);
    }

    private void driver(DriverPlan driver) {
        people.api(driver.openid()).put("/billing/v1/driver/me", "seed-driver-" + driver.openid(),
                Map.of("openid", driver.openid(), "nickname", driver.nickname(), "phone", driver.phone()));
    }

    private void recharge(DriverPlan driver) {
        staff.post("/billing/v1/drivers/" + people.driverId(driver.openid()) + "/recharges",
                "seed-recharge-" + driver.openid(),
                Map.of("amountFen", driver.rechargeFen(), "reason", "demo recharge before the window"));
    }
}
