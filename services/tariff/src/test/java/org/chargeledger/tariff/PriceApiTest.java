package org.chargeledger.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.tariff.Api.NOW;
import static org.chargeledger.tariff.Api.admin;
import static org.chargeledger.tariff.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The price at a place")
class PriceApiTest {

    private final String operator = Api.newOperator();
    private Api admin;
    private String pile;

    @BeforeEach
    void withTariffs() {
        BusinessTime.set(Instant.parse(NOW));
        admin = admin(operator).withStations("ST-1", "ST-2");
        pile = admin.pileCode(0);
        for (String tariff : new String[] {"T-OPERATOR", "T-STATION", "T-PILE"}) {
            admin.put("/tariffs/" + tariff, tariff, "{\"name\":\"电价\"}").statusCode(200);
        }
        publish("T-OPERATOR", NOW, "\"wholeOperator\": true").statusCode(201);
        publish("T-STATION", "2019-10-17T00:00:00Z", "\"stationIds\": [\"ST-1\"]").statusCode(201);
        publish("T-PILE", "2019-10-18T00:00:00Z", "\"pileCodes\": [\"" + pile + "\"], \"reason\": \"超充\"")
                .statusCode(201);
    }

    @Test
    @DisplayName("is the pile's own before the station's before the operator's, until it is withdrawn")
    void closestHolds() {
        publish("T-PILE", "2019-10-19T00:00:00Z", "\"withdrawnPileCodes\": [\"" + pile + "\"]").statusCode(201);

        holds("stationId=ST-1&at=2019-10-16T12:00:00Z", "T-OPERATOR", "OPERATOR");
        holds("stationId=ST-1&at=2019-10-17T00:00:00Z", "T-STATION", "STATION");
        holds("stationId=ST-2&at=2019-10-17T00:00:00Z", "T-OPERATOR", "OPERATOR");
        holds("pileCode=" + pile + "&at=2019-10-17T12:00:00Z", "T-STATION", "STATION");
        holds("pileCode=" + pile + "&at=2019-10-18T00:00:00Z", "T-PILE", "PILE");
        holds("pileCode=" + pile + "&at=2019-10-19T00:00:00Z", "T-STATION", "STATION");
        admin.get("/prices/in-force?stationId=ST-1&at=2019-10-15T23:59:59Z").statusCode(404);
        admin.get("/stations").body("items.stationId", contains("ST-1", "ST-2"))
                .body("items.tariffId", contains("T-OPERATOR", "T-OPERATOR"));
    }

    @Test
    @DisplayName("stays what it is when a version of another tariff is called off before it takes force, not after")
    void calledOff() {
        publish("T-OPERATOR", "2019-10-18T00:00:00Z", "\"stationIds\": [\"ST-1\", \"ST-2\"]",
                Api.fixedBody().replace("76000", "99000")).statusCode(201);
        String wish = "\"callsOff\": {\"tariffId\": \"T-OPERATOR\", \"version\": 2}, \"effectiveFrom\": \"" + NOW
                + "\"";

        String digest = admin.post("/bulk-changes/preview", "-", "{" + wish + "}").statusCode(200)
                .body("effectiveFrom", equalTo("2019-10-18T00:00:00Z"))
                .body("moves[0].stationIds", contains("ST-1")).body("moves[1].stationIds", empty())
                .body("moves[1].withdrawnStationIds", contains("ST-2")).extract().path("digest");
        admin.post("/bulk-changes", "call off", "{%s, \"reason\": \"不涨了\", \"digest\": \"%s\"}".formatted(wish, digest))
                .statusCode(201).body("wish.callsOff.number", equalTo(2)).body("moved.restored.tariffId",
                        contains("T-STATION", "T-OPERATOR"));

        holds("stationId=ST-1&at=2019-10-18T00:00:00Z", "T-OPERATOR", "STATION");
        admin.get("/tariffs/T-OPERATOR/versions/3").body("periods.energyPriceHundredThousandths", contains(76_000))
                .body("reason", equalTo("不涨了")).body("stationIds", contains("ST-1"));
        holds("stationId=ST-2&at=2019-10-18T00:00:00Z", "T-OPERATOR", "OPERATOR");
        BusinessTime.set(Instant.parse("2019-10-18T00:00:00Z"));
        admin.post("/bulk-changes/preview", "-", "{" + wish.replace("T-OPERATOR", "T-PILE").replace("2}", "1}") + "}")
                .statusCode(200).body("findings.code", contains("pile-taken"));
        admin.post("/bulk-changes/preview", "-", "{" + wish.replace("2}", "9}") + "}").statusCode(404);
        admin.post("/bulk-changes/preview", "-", "{" + wish.replace("2}", "0}") + "}").statusCode(400);
        admin.post("/bulk-changes/preview", "-", "{\"undoes\": \"%s\", %s}".formatted(UUID.randomUUID(), wish))
                .statusCode(400);
    }

    @Test
    @DisplayName("is none from then on where the first version for all stations is called off before it takes force, until "
            + "the next one")
    void firstOfTheOperatorCalledOff() {
        String from = "2019-10-18T00:00:00Z";
        String fresh = Api.newOperator();
        admin = admin(fresh).withStations("ST-1");
        admin.put("/tariffs/T-1", "T-1", "{\"name\":\"电价\"}").statusCode(200);
        publish("T-1", from, "\"wholeOperator\": true").statusCode(201);
        String wish = "\"callsOff\": {\"tariffId\": \"T-1\", \"version\": 1}, \"effectiveFrom\": \"" + NOW + "\"";

        String called = made(wish, admin.post("/bulk-changes/preview", "-", "{" + wish + "}").statusCode(200)
                .body("effectiveFrom", equalTo(from)).body("leftOut", empty()).body("findings", empty())
                .body("moves.withdrawnWholeOperator", contains(true)).body("moves.wholeOperator", contains(false))
                .body("moves[0].followingStationIds", contains("ST-1")).extract().path("digest"));
        admin.get("/prices/in-force?stationId=ST-1&at=" + from).statusCode(404);
        admin.get("/prices/day-chart?stationId=ST-1&day=2019-10-18").body("stretches.price", everyItem(nullValue()));
        admin.get("/tariffs/T-1/versions/2").body("withdrawnWholeOperator", equalTo(true))
                .body("wholeOperator", equalTo(false));
        var event = TestTopics.read("tariff.tariff-version.v1",
                one -> one.operatorId().equals(fresh) && one.key().endsWith(":T-1:2"), Duration.ofSeconds(20));
        Contracts.assertValid("tariff-version-published", event.json());
        assertThat(event.json()).contains("\"withdrawnWholeOperator\":true");
        admin.post("/bulk-changes/preview", "-", "{" + wish + "}").body("moves", empty())
                .body("leftOut.version.number", contains(2));

        String undo = "\"undoes\": \"%s\", \"effectiveFrom\": \"%s\"".formatted(called, NOW);
        made(undo, admin.post("/bulk-changes/preview", "-", "{" + undo + "}").body("moves.wholeOperator", contains(true))
                .extract().path("digest"));
        holds("stationId=ST-1&at=" + from, "T-1", "OPERATOR");
    }

    private String made(String wish, String digest) {
        return admin.post("/bulk-changes", digest, "{%s, \"reason\": \"发错了\", \"digest\": \"%s\"}"
                .formatted(wish, digest)).statusCode(201).extract().path("changeId");
    }

    @Test
    @DisplayName("is shown minute by minute for a local day, through every change of version")
    void dayChart() {
        admin.get("/prices/day-chart?pileCode=" + pile + "&day=2019-10-18").statusCode(200)
                .body("zoneId", equalTo("Asia/Shanghai"))
                .body("stretches.fromTime", contains("00:00", "08:00"))
                .body("stretches.toTime", contains("08:00", "24:00"))
                .body("stretches.price.tariffId", contains("T-STATION", "T-PILE"));
        admin.get("/prices/day-chart?stationId=ST-1&day=2019-10-16").body("stretches[0].price", nullValue())
                .body("stretches[1].price.scope", equalTo("OPERATOR"));
        admin.get("/prices/day-chart?stationId=ST-1").body("day", equalTo("2019-10-16"));
        admin.get("/tariffs/T-PILE/versions/1/day-chart?day=2026-01-01").body("stretches.price.band", contains("FLAT"));
        admin.get("/prices/day-chart?stationId=ST-1&day=2019-02-30").statusCode(400);
        admin.get("/prices/day-chart?stationId=ST-9").statusCode(404);
        admin.get("/prices/in-force").statusCode(400);
        admin.get("/prices/in-force?stationId=ST-1&at=yesterday").statusCode(400);
    }

    @Test
    @DisplayName("has a history: who published a version, when and why, and in what two versions differ")
    void history() {
        publish("T-PILE", "2019-10-20T00:00:00Z", "\"pileCodes\": [\"" + pile + "\"], \"reason\": \"免占桩费\"",
                Api.fixedBody().replace("{\"perMinuteFen\": 80, \"freeMinutes\": 15}", "null")).statusCode(201);

        admin.get("/tariffs/T-PILE/versions").body("items.reason", contains("超充", "免占桩费"))
                .body("items[1].publishedAt", equalTo(NOW));
        admin.get("/tariffs/T-PILE/versions/2/diff").statusCode(200)
                .body("changes.at", contains("/effectiveFrom", "/idleFee/freeMinutes", "/idleFee/perMinuteFen"))
                .body("changes[2].before", equalTo("80")).body("changes[2].after", nullValue());
        admin.get("/tariffs/T-PILE/versions/2/diff?againstTariffId=T-STATION&against=1")
                .body("changes.at", hasItem("/targets/STATION/ST-1"));
        admin.get("/tariffs/T-PILE/versions/1/diff").statusCode(404);
        admin.get("/audit?subjectKind=tariff&subjectId=T-PILE").statusCode(200)
                .body("items.action", contains("publish-tariff-version", "publish-tariff-version", "create-tariff"))
                .body("items[0].reason", equalTo("免占桩费")).body("items[0].before.version", equalTo(1))
                .body("items[0].after.version", equalTo(2));
    }

    @Test
    @DisplayName("of a place has a history: what held from when to when, where it is assigned, who published it and why")
    void historyOfAPlace() {
        publish("T-PILE", "2019-10-19T00:00:00Z", "\"withdrawnPileCodes\": [\"" + pile + "\"]").statusCode(201);

        admin.get("/prices/history?pileCode=" + pile).statusCode(200)
                .body("items.tariffId", contains("T-STATION", "T-PILE", "T-STATION", "T-OPERATOR"))
                .body("items.scope", contains("STATION", "PILE", "STATION", "OPERATOR"))
                .body("items.from", contains("2019-10-19T00:00:00Z", "2019-10-18T00:00:00Z", "2019-10-17T00:00:00Z", NOW))
                .body("items.until", contains(null, "2019-10-19T00:00:00Z", "2019-10-18T00:00:00Z", "2019-10-17T00:00:00Z"))
                .body("items[1].reason", equalTo("超充")).body("items[1].publishedAt", equalTo(NOW))
                .body("items[1].publishedBy", equalTo("staff-of-" + operator)).body("items[1].version", equalTo(1))
                .body("items[1].idleFee.perMinuteFen", equalTo(80)).body("nextCursor", nullValue());
        String cursor = admin.get("/prices/history?stationId=ST-1&limit=1").body("items.tariffId", contains("T-STATION"))
                .extract().path("nextCursor");
        admin.get("/prices/history?stationId=ST-1&limit=1&cursor=" + cursor).body("items.tariffId", contains("T-OPERATOR"))
                .body("nextCursor", nullValue());
        admin.get("/prices/history").statusCode(400);
        admin.get("/prices/history?stationId=ST-1&cursor=x").statusCode(400);
        admin.get("/prices/history?stationId=ST-9").statusCode(404);
        admin(Api.newOperator()).get("/prices/history?pileCode=" + pile).statusCode(404);
    }

    @Test
    @DisplayName("of a pile that has its own is named beside that of its station, as long as it holds")
    void pilesWithTheirOwn() {
        publish("T-PILE", "2019-10-19T00:00:00Z", "\"withdrawnPileCodes\": [\"" + pile + "\"]").statusCode(201);
        BusinessTime.set(Instant.parse("2019-10-17T23:59:59.999999Z"));
        admin.get("/stations").body("items.ownPiles", contains(empty(), empty()));
        BusinessTime.set(Instant.parse("2019-10-18T00:00:00Z"));
        admin.get("/stations").body("items[0].ownPiles.pileCode", contains(pile))
                .body("items[0].ownPiles.tariffId", contains("T-PILE"))
                .body("items[0].ownPiles.since", contains("2019-10-18T00:00:00Z")).body("items[1].ownPiles", empty());
        BusinessTime.set(Instant.parse("2019-10-19T00:00:00Z"));
        admin.get("/stations").body("items[0].ownPiles", empty());
    }

    @Test
    @DisplayName("is announced with its days, quiet hours and targets, as the contract has it")
    void announced() {
        publish("T-STATION", "2019-10-20T00:00:00Z", "\"withdrawnStationIds\": [\"ST-1\"], \"pileCodes\": [\"" + pile
                + "\"]",
                """
                {"reason": "节假日", %s, "zoneId": "Asia/Shanghai", "effectiveFrom": "%s",
                 "periods": [{"from": "00:00", "to": "24:00", "band": "FLAT",
                              "energyPriceHundredThousandths": 76000, "servicePriceHundredThousandths": 34000}],
                 "dayPlans": [{"name": "国庆", "dates": ["2020-10-01"], "weekdays": ["SUNDAY"],
                               "seasons": [{"from": "07-01", "to": "08-31"}],
                               "periods": [{"from": "00:00", "to": "24:00", "band": "VALLEY",
                                   "energyPriceHundredThousandths": 30000, "servicePriceHundredThousandths": 34000}]}],
                 "idleFee": {"perMinuteFen": 80, "freeMinutes": 15, "quietHours": [{"from": "22:00", "to": "07:00"}]}}""")
                .statusCode(201).body("dayPlans[0].dates", contains("2020-10-01")).body("warnings", empty());

        var event = TestTopics.read("tariff.tariff-version.v1",
                one -> one.operatorId().equals(operator) && one.key().endsWith(":T-STATION:2"), Duration.ofSeconds(20));
        Contracts.assertValid("tariff-version-published", event.json());
        assertThat(event.json()).contains("\"dayPlans\":[{\"name\":\"国庆\"", "\"quietHours\":[{\"from\":\"22:00\"",
                "\"withdrawnStationIds\":[\"ST-1\"]", "\"pileCodes\":[\"" + pile + "\"]");
        admin.get("/tariffs/T-STATION/versions/2/day-chart?day=2020-10-01")
                .body("stretches[0].price.dayPlan", equalTo("国庆"));
    }

    @Test
    @DisplayName("is set only for stations and piles the operator has, by their own clock")
    void unknownPlaces() {
        publish("T-PILE", "2019-10-20T00:00:00Z", "\"stationIds\": [\"ST-9\"], \"pileCodes\": [\"1\"]").statusCode(422)
                .body("findings.code", contains("station-unknown", "pile-unknown"));
        admin(Api.newOperator()).withStations("ST-3").get("/prices/in-force?pileCode=" + pile).statusCode(404);
        publish("T-PILE", "2019-10-20T00:00:00Z", "\"stationIds\": [\"ST-3\"]").statusCode(422);
    }

    @Test
    @DisplayName("is marked in the list of stations where a station keeps another clock than the tariff that holds there")
    void anotherClock() {
        admin.get("/stations").body("items.findings", contains(empty(), empty()));

        Api.announce(operator, "ST-2", "Asia/Urumqi", admin.pileCode(1), true);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> admin.get("/stations")
                .body("items[0].findings", empty()).body("items[1].findings.code", contains("zone-differs")));
    }

    @Test
    @DisplayName("of a quote is what holds at the pile; without release detection there is no idle fee, and a line says why")
    void quoteAtPile() {
        String usage = Quotes.GOLDEN.replace("\"tariffId\": \"T-1\", \"version\": 1", "\"pileCode\": \"" + pile
                + "\", \"at\": \"2019-10-18T00:00:00Z\"");
        admin.post("/quotes", "q", usage).statusCode(200).body("tariffId", equalTo("T-PILE"))
                .body("totalFen", equalTo(14_660));

        Api.announce(operator, "ST-1", "Asia/Shanghai", pile, false);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> admin.get("/prices/in-force?pileCode=" + pile
                + "&at=2019-10-18T00:00:00Z").body("plugOutReported", equalTo(false)));

        as(operator, "viewer").post("/quotes", "q", usage).statusCode(200).body("totalFen", equalTo(340))
                .body("lines[2].remarks", contains("PLUG_OUT_NOT_REPORTED"))
                .body("lines[2].textZh", containsString("此桩不能上报拔枪"));
    }

    private void holds(String place, String tariff, String scope) {
        admin.get("/prices/in-force?" + place).statusCode(200).body("tariffId", equalTo(tariff))
                .body("scope", equalTo(scope));
    }

    private ValidatableResponse publish(String tariff, String from, String targets) {
        return publish(tariff, from, targets, Api.fixedBody());
    }

    private ValidatableResponse publish(String tariff, String from, String targets, String body) {
        return admin.post("/tariffs/" + tariff + "/versions", tariff + from, body.formatted(targets, from));
    }
}
