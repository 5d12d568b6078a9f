package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.app.RequestSession;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The price that a driver is shown")
class PriceShownTest {

    private static final String DAY = """
            [{"from":"22:00","to":"08:00","band":"VALLEY","energyPriceHundredThousandths":30000,
            "servicePriceHundredThousandths":34000},
            {"from":"08:00","to":"22:00","band":"PEAK","energyPriceHundredThousandths":120000,
            "servicePriceHundredThousandths":34000}]""";
    private static final String STATION = "\"stationIds\":[\"ST-108\"]";
    private static final String ALWAYS = "2019-01-01T00:00:00Z";
    /** 08:30 at the station. */
    private static final Instant MORNING = Instant.parse("2019-10-16T00:30:00Z");

    @Test
    @DisplayName("is that of the pile's version in force: the day's periods, the one that holds, and the idle fee in "
            + "words, also for somebody without a profile")
    void shown() {
        Operator zpd = Operator.withoutTariff();
        BusinessTime.set(MORNING);
        publish(zpd, "T", 7, ALWAYS, STATION);

        awaitVersion(zpd, "T", 7).then().body("pileCode", equalTo(zpd.pileCode)).body("stationId", equalTo("ST-108"))
                .body("stationName", equalTo("108物流园")).body("connectors", contains("01", "02"))
                .body("price.zoneId", equalTo("Asia/Shanghai")).body("price.day", equalTo("2019-10-16"))
                .body("price.at", equalTo("2019-10-16T00:30:00Z"))
                .body("price.periods.from", contains("08:00", "22:00"))
                .body("price.periods.to", contains("22:00", "08:00"))
                .body("price.periods.current", contains(true, false))
                .body("price.periods.bandZh", contains("峰", "谷")).body("price.periods.bandEn", contains("peak", "valley"))
                .body("price.periods[0].energyPriceHundredThousandths", equalTo(120_000))
                .body("price.periods[0].servicePriceHundredThousandths", equalTo(34_000))
                .body("price.periods[0].perKwhHundredThousandths", equalTo(154_000))
                .body("price.idleFee.perMinuteFen", equalTo(80)).body("price.idleFee.freeMinutes", equalTo(15))
                .body("price.idleFee.capFen", equalTo(6_000)).body("price.idleFee.quietHours[0].to", equalTo("06:00"))
                .body("price.idleFeeZh", equalTo("充电结束后前 15 分钟免费,之后每满一分钟 0.80 元,最多 60.00 元,免收时段 23:00–06:00"))
                .body("price.idleFeeEn", equalTo("free for 15 min after the charge ends, then 0.80 CNY for each whole"
                        + " minute, at most 60.00 CNY, none for minutes in or touching the quiet hours 23:00–06:00"));
    }

    @Test
    @DisplayName("is the pile's before the station's before the operator's, each from its moment on")
    void closest() {
        Operator zpd = Operator.withoutTariff();
        BusinessTime.set(MORNING);
        publish(zpd, "PILE", 1, "2019-10-16T00:50:00Z", "\"pileCodes\":[\"" + zpd.pileCode + "\"]");
        publish(zpd, "STATION", 1, "2019-10-16T00:40:00Z", STATION);
        publish(zpd, "ALL", 1, ALWAYS, "\"wholeOperator\":true");

        awaitVersion(zpd, "ALL", 1);
        BusinessTime.set(Instant.parse("2019-10-16T00:39:59.999999Z"));
        awaitVersion(zpd, "ALL", 1);
        BusinessTime.set(Instant.parse("2019-10-16T00:40:00Z"));
        awaitVersion(zpd, "STATION", 1);
        BusinessTime.set(Instant.parse("2019-10-16T00:49:59.999999Z"));
        awaitVersion(zpd, "STATION", 1);
        BusinessTime.set(Instant.parse("2019-10-16T00:50:00Z"));
        awaitVersion(zpd, "PILE", 1);
    }

    @Test
    @DisplayName("names no idle fee at a pile that cannot report the plug-out")
    void withoutPlugOut() {
        Operator zpd = Operator.withoutPlugOut();
        BusinessTime.set(MORNING);

        awaitVersion(zpd, "T", 1).then().body("price.idleFee", nullValue())
                .body("price.idleFeeZh", equalTo("此桩不能上报拔枪,不收占桩费"));
    }

    @Test
    @DisplayName("is for the operator's own drivers: staff, strangers and drivers of others are shown none")
    void forWhom() {
        Operator zpd = Operator.withTariff();
        Operator other = Operator.withoutTariff();
        BusinessTime.set(MORNING);
        awaitVersion(zpd, "T", 1);
        String path = API + "/driver/piles/" + zpd.pileCode + "/price";

        given().get(path).then().statusCode(401);
        zpd.staff("operator-admin").get(path).then().statusCode(403);
        other.driver(UUID.randomUUID()).get(path).then().statusCode(404).body("type", equalTo("/problems/pile-unknown"));
        zpd.driver(UUID.randomUUID()).get(API + "/driver/piles/44030600219999999999/price").then().statusCode(404)
                .body("type", equalTo("/problems/pile-unknown"));
        await().atMost(SOON).untilAsserted(() -> price(other).then().statusCode(409)
                .body("type", equalTo("/problems/tariff-missing")));
    }

    @Test
    @DisplayName("is pinned when the request names it, and stays the session's when another takes force")
    void pinned() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        BusinessTime.set(MORNING);
        awaitVersion(zpd, "T", 1);
        String billNo = request(zpd, driver, "k", "T", 1).then().statusCode(201).body("tariffId", equalTo("T"))
                .body("tariffVersion", equalTo(1)).extract().path("billNo");
        publish(zpd, "T", 2, "2019-10-16T00:40:00Z", STATION);
        BusinessTime.set(Instant.parse("2019-10-16T00:40:00Z"));
        awaitVersion(zpd, "T", 2);

        zpd.driver(driver).get(API + "/driver/sessions/" + billNo).then().body("tariffId", equalTo("T"))
                .body("tariffVersion", equalTo(1));
        zpd.driver(driver).get(API + "/driver/sessions/" + billNo + "/price").then().statusCode(200)
                .body("tariffVersion", equalTo(1)).body("periods", hasSize(1)).body("idleFee.capFen", nullValue());
        zpd.driver(UUID.randomUUID()).get(API + "/driver/sessions/" + billNo + "/price").then().statusCode(404);
        zpd.driver(driver).get(API + "/driver/sessions/1/price").then().statusCode(404);
    }

    @Test
    @DisplayName("has to be seen anew when another is in force: nothing is reserved and no connector taken, and each "
            + "key keeps its answer")
    void changed() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        BusinessTime.set(MORNING);
        awaitVersion(zpd, "T", 1);
        publish(zpd, "U", 4, "2019-10-16T00:40:00Z", STATION);
        BusinessTime.set(Instant.parse("2019-10-16T00:40:00Z"));
        awaitVersion(zpd, "U", 4);

        Response refused = request(zpd, driver, "old", "T", 1);
        refused.then().statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("/problems/price-changed"))
                .body("tariffId", equalTo("U")).body("tariffVersion", equalTo(4));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("reservedFen", equalTo(0))
                .body("balanceFen", equalTo(10_000));
        zpd.driver(driver).get(API + "/driver/sessions").then().body("items", hasSize(0));
        String started = request(zpd, driver, "new", "U", 4).then().statusCode(201).extract().asString();
        BusinessTime.set(MORNING);

        assertThat(request(zpd, driver, "old", "T", 1).asString()).isEqualTo(refused.asString());
        assertThat(request(zpd, driver, "new", "U", 4).then().statusCode(201).extract().asString()).isEqualTo(started);
        request(zpd, driver, "new", "T", 1).then().statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        zpd.driver(driver).get(API + "/driver/sessions").then().body("items", hasSize(1));
    }

    @ParameterizedTest(name = "{0} v{1}")
    @CsvSource({"T, 2", "U, 1", "t, 1"})
    @DisplayName("is another when either its tariff or its version is")
    void another(String tariffId, int version) {
        Operator zpd = Operator.withTariff();
        BusinessTime.set(MORNING);
        awaitVersion(zpd, "T", 1);

        request(zpd, zpd.driverWith(10_000), "k", tariffId, version).then().statusCode(409)
                .body("type", equalTo("/problems/price-changed")).body("tariffVersion", equalTo(1));
    }

    @Test
    @DisplayName("need not be named: such a request is pinned to what is in force, and is told the version")
    void unnamed() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(10_000);
        BusinessTime.set(MORNING);
        awaitVersion(zpd, "T", 1);

        zpd.request(driver, "01").then().statusCode(201).body("tariffId", equalTo("T"))
                .body("tariffVersion", equalTo(1));
        assertThat(EventJson.write(new RequestSession.Wish("44030600210000200001", "01", null)))
                .as("hashed under its key as by the releases before")
                .isEqualTo("{\"pileCode\":\"44030600210000200001\",\"connectorNo\":\"01\"}");
    }

    @ParameterizedTest(name = "{0} v{1}: {2}")
    @CsvSource({"T,, bad-request", ",1, bad-request", "T,0, invalid-request"})
    @DisplayName("is named by tariff and version, or not at all")
    void half(String tariffId, Integer version, String problem) {
        Operator zpd = Operator.withoutTariff();

        request(zpd, UUID.randomUUID(), "k", tariffId, version).then().statusCode(400)
                .body("type", equalTo("/problems/" + problem))
                .body("detail", containsString("tariffVersion"));
    }

    private static Response request(Operator operator, UUID driver, String key, String tariffId, Integer version) {
        var body = new HashMap<String, Object>(Map.of("pileCode", operator.pileCode, "connectorNo", "01"));
        body.put("tariffId", tariffId);
        body.put("tariffVersion", version);
        return operator.driver(driver).header("Idempotency-Key", key).contentType("application/json").body(body)
                .post(API + "/driver/sessions");
    }

    /** Who asks has no profile here: a token is enough. */
    private static Response price(Operator operator) {
        return given().auth().oauth2(Tokens.driver(operator.id, UUID.randomUUID()))
                .get(API + "/driver/piles/" + operator.pileCode + "/price");
    }

    private static Response awaitVersion(Operator operator, String tariffId, int version) {
        return await().atMost(SOON).until(() -> price(operator), answer -> answer.statusCode() == 200
                && tariffId.equals(answer.path("price.tariffId")) && answer.<Integer>path("price.tariffVersion") == version);
    }

    /** 0.80 yuan a minute after 15 free minutes, at most 60 yuan, none from 23:00 to 06:00. */
    private static void publish(Operator operator, String tariffId, int version, String from, String targets) {
        TestTopics.send("tariff.tariff-version.v1", tariffId + ":" + version,
                "tariff.tariff-version-published.v1", operator.id, """
                {"operatorId":"%s","tariffId":"%s","version":%d,"name":"t","zoneId":"Asia/Shanghai",
                "effectiveFrom":"%s",%s,"modelNo":"0001","periods":%s,"idleFee":{"perMinuteFen":80,"freeMinutes":15,
                "capFen":6000,"quietHours":[{"from":"23:00","to":"06:00"}]}}"""
                .formatted(operator.id, tariffId, version, from, targets, DAY));
    }
}
