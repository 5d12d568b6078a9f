package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.DriverId;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A driver's request")
class RequestTest {

    @Test
    @DisplayName("mints the number from the business time; a second one in the same microsecond gets the next number")
    void mintsNumbers() {
        Operator zpd = Operator.withTariff();
        Instant instant = Instant.parse("2019-10-16T08:55:31.764931Z");
        UUID one = zpd.driverWith(10_000);
        UUID two = zpd.driverWith(10_000);
        BusinessTime.set(instant);
        String first = zpd.start(one, "01");
        String second = zpd.request(two, "02").then().statusCode(201).extract().path("billNo");
        assertThat(first).isEqualTo("20191016165531764931");
        assertThat(second).isEqualTo(new BillNo(first).next().digits());
    }

    @Test
    @DisplayName("sent again with its key is answered the same and does nothing; with another body it is refused")
    void isIdempotent() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        BusinessTime.set(Instant.parse("2019-10-16T09:25:19.479244Z"));
        await().atMost(SOON).until(() -> zpd.request(driver, "09").statusCode() == 404
                && zpd.request(driver, "09").path("type").equals("/problems/connector-unknown"));
        await().atMost(SOON).until(() -> !zpd.request(zpd.driverWith(0), "01").path("type")
                .equals("/problems/tariff-missing"));
        String key = UUID.randomUUID().toString();
        String first = zpd.request(driver, "01", key).then().statusCode(201).extract().asString();
        BusinessTime.set(Instant.parse("2019-10-16T00:00:00Z"));

        assertThat(zpd.request(driver, "01", key).then().statusCode(201).extract().asString()).isEqualTo(first);
        zpd.request(driver, "02", key).then().statusCode(409).body("type", equalTo("/problems/idempotency-key-reused"));
        zpd.driver(driver).get(API + "/driver/sessions").then().body("items.size()", equalTo(1));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(7_000))
                .body("reservedFen", equalTo(3_000));
    }

    @Test
    @DisplayName("that was refused stays refused under its key, whatever changed since")
    void refusalIsRemembered() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(499);
        BusinessTime.set(Instant.parse("2019-10-16T09:34:58.522535Z"));
        String key = UUID.randomUUID().toString();
        await().atMost(SOON).until(() -> zpd.request(driver, "01").path("type").equals("/problems/balance-too-low"));
        zpd.request(driver, "01", key).then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("/problems/balance-too-low")).body("balanceFen", equalTo(499));
        zpd.recharge(driver, 1).then().statusCode(201);

        zpd.request(driver, "01", key).then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("/problems/balance-too-low"));
        zpd.request(driver, "01").then().statusCode(201).body("reservedFen", equalTo(500));
    }

    @Test
    @DisplayName("is refused when connector or driver are busy, or pile, connector, tariff or profile are missing")
    void refusals() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        BusinessTime.set(Instant.parse("2019-10-16T10:00:00.000001Z"));
        zpd.start(driver, "01");

        zpd.request(driver, "02").then().statusCode(409).body("type", equalTo("/problems/session-open"));
        zpd.request(zpd.driverWith(10_000), "01").then().statusCode(409)
                .body("type", equalTo("/problems/connector-busy"));
        zpd.request(zpd.driverWith(10_000), "03").then().statusCode(404)
                .body("type", equalTo("/problems/connector-unknown"));
        zpd.request(UUID.randomUUID(), "02").then().statusCode(409).body("type", equalTo("/problems/driver-unknown"));
        Operator elsewhere = Operator.withoutTariff();
        UUID there = elsewhere.driverWith(10_000);
        await().atMost(SOON).until(() -> elsewhere.request(there,
                "01").path("type").equals("/problems/tariff-missing"));
        elsewhere.driver(there).header("Idempotency-Key", "k").contentType("application/json")
                .body(Map.of("pileCode", zpd.pileCode, "connectorNo", "02")).post(API + "/driver/sessions").then()
                .statusCode(404).body("type", equalTo("/problems/pile-unknown"));
    }

    @Test
    @DisplayName("is for drivers with a profile, which they write without an openid: the one they signed in with "
            + "counts")
    void writesOwnProfile() {
        Operator zpd = Operator.withTariff();
        var profile = Map.of("nickname", "阿明", "phone", "18912344136");
        UUID driver = DriverId.of(zpd.id, "o-phone");
        var page = given().auth().oauth2(Tokens.driver(zpd.id, driver, "o-phone")).contentType("application/json");
        page.get(API + "/driver/me").then().statusCode(404);

        page.header("Idempotency-Key", "k").body(profile).put(API + "/driver/me").then().statusCode(200)
                .body("openid", equalTo("o-phone")).body("driverId", equalTo(driver.toString()));
        given().auth().oauth2(Tokens.driver(zpd.id, UUID.randomUUID(), "o-phone")).contentType("application/json")
                .header("Idempotency-Key", "k").body(profile).put(API + "/driver/me").then().statusCode(409)
                .body("type", equalTo("/problems/openid-foreign"));
    }

    @Test
    @DisplayName("with a bad body or without a key is refused with the reason")
    void badInput() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        zpd.driver(driver).header("Idempotency-Key", "k").contentType("application/json")
                .body(Map.of("pileCode", "1", "connectorNo", "one")).post(API + "/driver/sessions")
                .then().statusCode(400)
                .body("findings", hasItem(containsString("20 digits")));
        zpd.driver(driver).contentType("application/json").body(Map.of("pileCode", zpd.pileCode, "connectorNo", "01"))
                .post(API + "/driver/sessions").then().statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"));
        zpd.put(driver, "189-1234").then().statusCode(400);
        zpd.put(UUID.randomUUID(), "18912344136").then().statusCode(409)
                .body("type", equalTo("/problems/openid-foreign"));
        zpd.staff().get(API + "/unclaimed-records?cursor=junk").then().statusCode(400);
        zpd.recharge(driver, 0).then().statusCode(400);
        zpd.recharge(UUID.randomUUID(), 100).then().statusCode(404);
        zpd.staff().get(API + "/charging-records?from=yesterday").then().statusCode(400);
        zpd.staff().get(API + "/charging-records?cursor=junk").then().statusCode(400);
        zpd.staff().get(API + "/charging-records?limit=0").then().statusCode(400);
    }

    @Test
    @DisplayName("to stop is passed to the pile once, and again a minute later, for piles refuse")
    void stop() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        BusinessTime.set(Instant.parse("2019-10-16T10:10:00.000001Z"));
        String billNo = zpd.start(driver, "01");
        String stop = API + "/driver/sessions/" + billNo + "/stop";
        zpd.driver(driver).header("Idempotency-Key", "s1").post(stop).then().statusCode(202);
        zpd.driver(driver).header("Idempotency-Key", "s1").post(stop).then().statusCode(202);
        zpd.driver(driver).header("Idempotency-Key", "s2").post(stop).then().statusCode(409)
                .body("type", equalTo("/problems/session-not-open"));
        zpd.driver(zpd.driverWith(0)).header("Idempotency-Key", "s3").post(stop).then().statusCode(404);
        BusinessTime.set(Instant.parse("2019-10-16T10:11:00Z"));
        zpd.driver(driver).header("Idempotency-Key", "s4").post(stop).then().statusCode(409);
        BusinessTime.set(Instant.parse("2019-10-16T10:11:00.000001Z"));
        zpd.driver(driver).header("Idempotency-Key", "s5").post(stop).then().statusCode(202);
        Contracts.assertValid("stop-requested", TestTopics.read("billing.pile-command.v1",
                event -> event.type().contains("stop") && event.json().contains(billNo), SOON).json());
    }

    @Test
    @DisplayName("to stop what has not begun frees the money when the pile's start is given up for it")
    void stopBeforeStart() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        BusinessTime.set(Instant.parse("2019-10-16T10:15:00.000001Z"));
        String billNo = zpd.start(driver, "01");
        zpd.driver(driver).header("Idempotency-Key", "s1").post(API + "/driver/sessions/" + billNo + "/stop").then()
                .statusCode(202);
        zpd.driver(driver).get(API + "/driver/wallet").then().body("reservedFen", equalTo(3_000));

        new PileVoice(zpd, billNo).startFailed("2019-10-16T10:15:01Z", "CANCELLED");

        await().atMost(SOON).untilAsserted(() -> zpd.driver(driver).get(API + "/driver/sessions/" + billNo).then()
                .body("state", equalTo("FAILED")).body("failReason", equalTo("CANCELLED")));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("reservedFen", equalTo(0));
    }

    @Test
    @DisplayName("without a token is 401; with a role that may not, 403")
    void roles() {
        Operator zpd = Operator.withoutTariff();
        UUID driver = UUID.randomUUID();
        given().get(API + "/bills").then().statusCode(401);
        given().get(API + "/driver/wallet").then().statusCode(401);
        zpd.driver(driver).get(API + "/bills").then().statusCode(403);
        zpd.driver(driver).get(API + "/ledger/equations").then().statusCode(403);
        zpd.staff("finance").get(API + "/driver/wallet").then().statusCode(403);
        zpd.staff("nobody").get(API + "/charging-records").then().statusCode(403);
        for (String role : new String[] {"viewer", "service-desk", "operator-admin"}) {
            zpd.staff(role).header("Idempotency-Key", "x").contentType("application/json")
                    .body(Map.of("amountFen", 100, "reason", "r")).post(API + "/drivers/" + driver + "/recharges")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    @DisplayName("is found by number, phone, pile and state, page by page, with the phone number masked")
    void search() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.newDriver();
        zpd.put(driver, "18912344136").then().statusCode(200).body("phone", equalTo("18912344136"));
        zpd.recharge(driver, 10_000).then().statusCode(201);
        BusinessTime.set(Instant.parse("2019-10-16T10:30:00.000001Z"));
        String older = zpd.start(driver, "01");
        new PileVoice(zpd, older).startFailed("2019-10-16T10:30:10Z", "OFFLINE");
        zpd.awaitState(older, "FAILED");
        BusinessTime.set(Instant.parse("2019-10-16T10:31:00.000001Z"));
        String newer = zpd.request(driver, "01").then().statusCode(201).extract().path("billNo");

        zpd.staff().get(API + "/charging-records?phone=18912344136").then().body("items.billNo", equalTo(
                List.of(newer, older))).body("items[0].driver.phone", equalTo("189xxxx4136"))
                .body(not(containsString("18912344136")));
        String cursor = zpd.staff().get(API + "/charging-records?limit=1&pileCode=" + zpd.pileCode).then()
                .body("items[0].billNo", equalTo(newer)).extract().path("nextCursor");
        zpd.staff().get(API + "/charging-records?limit=1&cursor=" + cursor).then()
                .body("items[0].billNo", equalTo(older)).body("nextCursor", equalTo(null));
        zpd.staff().get(API + "/charging-records?state=FAILED").then().body("items.billNo", equalTo(List.of(older)));
        zpd.staff().queryParam("from", "2019-10-16T18:30:30+08:00").queryParam("stationId", "ST-108")
                .get(API + "/charging-records").then()
                .body("items.billNo", equalTo(List.of(newer)));
        zpd.staff().get(API + "/drivers?phone=18912344136").then().body("items.size()", equalTo(1))
                .body("items[0].phone", equalTo("189xxxx4136")).body("items[0].reservedFen", equalTo(3_000));
        given().get("/q/metrics").then().statusCode(200)
                .body(containsString("chargeledger_sessions{state=\"REQUESTED\"}"))
                .body(containsString("chargeledger_bills_total{state=\"SETTLED\"}"))
                .body(containsString("chargeledger_bills_held"))
                .body(containsString("chargeledger_conservation_difference"))
                .body(containsString("chargeledger_record_to_settled_seconds"));
    }
}
