package org.chargeledger.voucher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.World.ROOT;
import static org.chargeledger.voucher.World.campaign;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.OpenApiContract;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Campaigns and vouchers over HTTP")
class VoucherApiTest {

    private final World world = new World();

    @BeforeEach
    void inOctober2019() {
        BusinessTime.set(Instant.parse(World.NOW));
    }

    @Test
    @DisplayName("a campaign is saved with all its fields, changed, and listed by page")
    void campaigns() {
        world.saveCampaign("C-1", campaign("DRAFT", 20, 100, "\"taxi\"")).statusCode(200);
        world.saveCampaign("C-2", campaign("ACTIVE", 20, 100, "").replace("\"validityDays\": 30",
                "\"validFrom\": \"2019-11-01T00:00:00Z\", \"validUntil\": \"2019-12-01T00:00:00Z\"")).statusCode(200)
                .body("validFrom", equalTo("2019-11-01T00:00:00Z")).body("validityDays", nullValue());
        world.saveCampaign("C-1", campaign("ACTIVE", 10, 100, "\"taxi\"")).statusCode(200).body("state", equalTo("ACTIVE"));

        world.get("/campaigns/C-1").header("ETag", "\"2\"").body("piecesPerGift", equalTo(10))
                .body("departments", contains("taxi")).body("giftsPerDriver", nullValue())
                .body("validityDays", equalTo(30)).body("faceFen", equalTo(500)).body("giftsLeft", equalTo(100));
        String cursor = world.get("/campaigns?limit=1").body("items.campaignId", contains("C-1"))
                .extract().path("nextCursor");
        world.get("/campaigns?limit=1&cursor=" + cursor).body("items.campaignId", contains("C-2"))
                .body("nextCursor", nullValue());
    }

    @Test
    @DisplayName("a wrong campaign is refused with all findings, an ended one stays as it is")
    void refused() {
        world.saveCampaign("C-1", "{}").statusCode(422).contentType("application/problem+json")
                .body("type", equalTo("/problems/campaign-refused")).body("findings", hasSize(9));
        world.saveCampaign("C-1", campaign("PAUSED", 20, 100, "")).statusCode(422)
                .body("findings.code", contains("state-not-first"));
        world.saveCampaign("C-1", campaign("DRAFT", 20, 100, "")).statusCode(200);
        world.saveCampaign("C-1", campaign("ENDED", 20, 100, "")).statusCode(200);
        world.saveCampaign("C-1", campaign("ACTIVE", 20, 100, "")).statusCode(422)
                .body("findings.code", contains("campaign-ended"));
        world.saveCampaign("C-2", "not json").statusCode(400);
        world.saveCampaign("-", campaign("DRAFT", 1, 1, "")).statusCode(400);
        world.get("/campaigns/none").statusCode(404);
        world.get("/campaigns?cursor=x").statusCode(400);
        world.get("/vouchers?cursor=" + "eA").statusCode(400);
        world.get("/vouchers?driverId=x").statusCode(400);
    }

    @Test
    @DisplayName("an edit needs the version that was read, so that nobody overwrites unseen")
    void ifMatch() {
        put("a", null, campaign("ACTIVE", 20, 100, "")).statusCode(200);
        put("b", null, campaign("PAUSED", 20, 100, "")).statusCode(428);
        put("c", "\"2\"", campaign("PAUSED", 20, 100, "")).statusCode(412);
        put("d", "\"1\"", campaign("PAUSED", 20, 100, "")).statusCode(200).body("version", equalTo(2));
        put("e", "\"1\"", campaign("ENDED", 20, 100, "")).statusCode(412);

        world.getAs("operator-admin", "/audit?subjectKind=campaign&subjectId=C-1").body("items", hasSize(2))
                .body("items[0].action", equalTo("change-campaign")).body("items[0].before.state", equalTo("ACTIVE"))
                .body("items[0].after.state", equalTo("PAUSED")).body("items[1].action", equalTo("create-campaign"));
    }

    @Test
    @DisplayName("an active campaign needs its warnings confirmed one by one, a draft does not; lint shows everything before")
    void warnings() {
        String generous = campaign("ACTIVE", 20, 100, "").replace("2000,", "500,").replace("100000,", "9999,");
        lint(generous).body("findings.code", contains("face-covers-minimum", "gift-above-recharge"))
                .body("findings.severity", everyItem(equalTo("WARNING")));
        lint(generous.replace("\"faceFen\": 500", "\"faceFen\": 0")).body("findings[0].code", equalTo("face-invalid"))
                .body("findings[0].severity", equalTo("ERROR"));
        world.get("/campaigns/C-1").statusCode(404);

        put("a", null, generous).statusCode(422).body("type", equalTo("/problems/campaign-unconfirmed"))
                .body("findings", hasSize(2));
        put("b", null, generous.replace("{", "{\"confirmedWarnings\": [\"face-covers-minimum\"],")).statusCode(422)
                .body("findings.code", contains("gift-above-recharge"));
        put("c", null, generous.replace("ACTIVE", "DRAFT")).statusCode(200);
        put("d", "\"1\"", generous.replace("{",
                "{\"confirmedWarnings\": [\"face-covers-minimum\", \"gift-above-recharge\"],")).statusCode(200);
    }

    @Test
    @DisplayName("the budget tells what was given, what became of it, and what may still come")
    void budget() {
        world.saveCampaign("C-1", campaign("ACTIVE", 3, 2, "")).statusCode(200);
        UUID driver = UUID.randomUUID();
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 3);
        String used = world.newBillNo();
        world.rated(driver, used, 1, 2000);
        world.settled(driver, used, 1, JsonPath.from(world.answer(used).json()).getString("voucherId"));
        world.awaitVouchers(driver, "REDEEMED", 1);
        String open = world.newBillNo();
        world.rated(driver, open, 1, 2000);
        world.awaitVouchers(driver, "RESERVED", 1);

        world.get("/campaigns/C-1/budget").body("giftsGiven", equalTo(1)).body("giftsLeft", equalTo(1))
                .body("vouchers.given", equalTo(3)).body("vouchers.givenFen", equalTo(1500))
                .body("vouchers.redeemed", equalTo(1)).body("vouchers.redeemedFen", equalTo(500))
                .body("vouchers.reserved", equalTo(1)).body("vouchers.available", equalTo(1))
                .body("leftToGiveFen", equalTo(1500)).body("stillPossibleFen", equalTo(2500));
        new World().get("/campaigns/C-1/budget").statusCode(404);
    }

    @Test
    @DisplayName("a repeated request is answered as before, its key with another body is refused")
    void idempotent() {
        put("key", null, campaign("ACTIVE", 20, 100, "")).statusCode(200);
        world.saveCampaign("C-1", campaign("PAUSED", 20, 100, "")).statusCode(200);
        put("key", null, campaign("ACTIVE", 20, 100, "")).statusCode(200).body("state", equalTo("ACTIVE"));
        world.get("/campaigns/C-1").body("state", equalTo("PAUSED"));
        put("key", null, campaign("ENDED", 20, 100, "")).statusCode(409);
        put("", null, campaign("ENDED", 20, 100, "")).statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"));
    }

    @Test
    @DisplayName("another operator's campaigns and vouchers are not there: lists are empty, ids are 404")
    void otherOperator() {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "")).statusCode(200);
        UUID driver = UUID.randomUUID();
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 2);
        var other = new World();

        other.get("/campaigns").statusCode(200).body("items", empty());
        other.get("/campaigns/C-1").statusCode(404);
        other.get("/vouchers").body("items", empty());
        other.get("/vouchers?driverId=" + driver).body("items", empty());
        other.getAsDriver(driver, "/driver/vouchers").statusCode(200).body("items", empty());
        other.saveCampaign("C-1", campaign("DRAFT", 1, 1, "")).statusCode(200);
        other.give("C-1", "MANUAL", "x", driver).statusCode(409);
        world.get("/campaigns/C-1").body("state", equalTo("ACTIVE"));
    }

    @Test
    @DisplayName("a driver sees the own vouchers by page, and nobody else's")
    void driverSeesOwn() {
        world.saveCampaign("C-1", campaign("ACTIVE", 3, 100, "")).statusCode(200);
        UUID mine = UUID.randomUUID();
        UUID theirs = UUID.randomUUID();
        world.recharge(mine, 100_000);
        world.recharge(theirs, 100_000);
        world.awaitVouchers(mine, "AVAILABLE", 3);
        world.awaitVouchers(theirs, "AVAILABLE", 3);

        String cursor = world.getAsDriver(mine, "/driver/vouchers?limit=2").statusCode(200)
                .body("items.driverId", everyItem(equalTo(mine.toString()))).body("items", hasSize(2))
                .extract().path("nextCursor");
        world.getAsDriver(mine, "/driver/vouchers?limit=2&cursor=" + cursor).body("items", hasSize(1))
                .body("nextCursor", nullValue());
        world.get("/vouchers").body("items", hasSize(6));
    }

    @Test
    @DisplayName("401 without a token; drivers see no staff list, staff no driver's page, and only administrators write")
    void roles() {
        given().get(ROOT + "/campaigns").then().statusCode(401);
        given().get(ROOT + "/driver/vouchers").then().statusCode(401);
        world.getAsDriver(UUID.randomUUID(), "/vouchers").statusCode(403);
        world.getAsDriver(UUID.randomUUID(), "/campaigns").statusCode(403);
        world.get("/driver/vouchers").statusCode(403);
        given().auth().oauth2(Tokens.staff(world.operator, "viewer", "finance", "service-desk"))
                .header("Idempotency-Key", "k").contentType("application/json").body(campaign("ACTIVE", 1, 1, ""))
                .put(ROOT + "/campaigns/C-1").then().statusCode(403);
        world.write("service-desk", Map.of(), "{}").post(ROOT + "/campaigns/C-1/gifts").then().statusCode(403);
        world.getAsDriver(UUID.randomUUID(), "/campaigns/C-1/budget").statusCode(403);
    }

    @Test
    @DisplayName("metrics name gifts and bills by what became of them")
    void metrics() {
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 100, "")).statusCode(200);
        UUID driver = UUID.randomUUID();
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 1);
        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 2000);
        world.answer(billNo);

        assertThat(given().get("/q/metrics").asString())
                .contains("chargeledger_voucher_gifts_total{outcome=\"given\"}")
                .contains("chargeledger_voucher_bills_total{outcome=\"applied\"}");
    }

    @Test
    @DisplayName("the service serves exactly the committed OpenAPI document")
    void openApi() {
        OpenApiContract.check("voucher");
    }

    private ValidatableResponse put(String key, String ifMatch, String body) {
        return given().auth().oauth2(Tokens.staff(world.operator, "operator-admin"))
                .headers(ifMatch == null ? Map.of("Idempotency-Key", key) : Map.of("Idempotency-Key", key, "If-Match", ifMatch))
                .contentType("application/json").body(body).put(ROOT + "/campaigns/C-1").then();
    }

    private ValidatableResponse lint(String body) {
        return world.write("viewer", Map.of(), body).post(ROOT + "/campaigns/C-1/lint").then().statusCode(200);
    }
}
