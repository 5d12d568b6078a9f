package org.chargeledger.replay.refund;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chargeledger.replay.People;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.quiet.Quiescence;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.seed.WechatSide;
import org.chargeledger.replay.timeline.Together;

/** Sets operator zpd up as it stood in July 2019: two stations with an idle fee, 160 drivers with money, its checks. */
final class Operator {

    static final String ID = "zpd";
    /** Idle fee after a charge of under a minute: the gate that nobody had in 2019. */
    private static final int SHORT_CHARGE = 104;
    private static final long RECHARGE_FEN = 400_000;

    private final Api admin;
    private final Api finance;
    private final People people;
    private final WechatSide wechat;
    private final PileFacts facts;
    private final Quiescence quiescence;

    Operator(Api admin, Api finance, People people, WechatSide wechat, PileFacts facts, Quiescence quiescence) {
        this.admin = admin;
        this.finance = finance;
        this.people = people;
        this.wechat = wechat;
        this.facts = facts;
        this.quiescence = quiescence;
    }

    static List<DriverPlan> drivers() {
        return IntStream.range(0, IdleCampaign.DRIVERS).mapToObj(number -> new DriverPlan("oIDLEFEE%020d".formatted(number),
                "司机%03d".formatted(number), "1890000%04d".formatted(number), RECHARGE_FEN)).toList();
    }

    static String openid(int driver) {
        return drivers().get(driver).openid();
    }

    void setUp(boolean gate) {
        facts.stations(Site.ALL);
        quiescence.await();
        Site.ALL.forEach(this::tariff);
        admin.put("/billing/v1/check-settings", "story-checks", "\"0\"", Map.of(
                "settings", List.of(Map.of("code", SHORT_CHARGE, "enabled", gate)),
                "reason", gate ? "as built in" : "as it was in 2019"));
        wechat.followers(drivers());
        wechat.accountAndTemplates(admin);
        wechat.refundTemplate(admin);
        Together.each(drivers(), driver -> people.api(driver.openid()).put("/billing/v1/driver/me",
                "story-driver-" + driver.openid(), Map.of("openid", driver.openid(), "nickname", driver.nickname(),
                        "phone", driver.phone())));
        quiescence.await();
        Together.each(drivers(), driver -> finance.post("/billing/v1/drivers/" + people.driverId(driver.openid())
                + "/recharges", "story-recharge-" + driver.openid(),
                Map.of("amountFen", driver.rechargeFen(), "reason", "before the summer")));
        quiescence.await();
    }

    private void tariff(Site site) {
        admin.put("/tariff/v1/tariffs/" + site.tariffId(), "story-tariff-" + site.tariffId(), Map.of("name", site.name()));
        var version = new LinkedHashMap<String, Object>();
        version.put("reason", "opening prices");
        version.put("zoneId", IdleCampaign.ZONE.getId());
        version.put("effectiveFrom", IdleCampaign.FIRST_DAY.atStartOfDay(IdleCampaign.ZONE).toInstant().toString());
        version.put("stationIds", List.of(site.stationId()));
        version.put("modelNo", site.modelNo());
        version.put("periods", List.of(Map.of("from", "00:00", "to", "24:00", "band", "FLAT",
                "energyPriceHundredThousandths", 76_000, "servicePriceHundredThousandths", 34_000)));
        version.put("idleFee", Map.of("perMinuteFen", site.idleFenPerMinute(), "freeMinutes", Site.FREE.toMinutes()));
        admin.post("/tariff/v1/tariffs/" + site.tariffId() + "/versions", "story-version-" + site.tariffId(), version);
    }
}
