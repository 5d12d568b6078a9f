package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.DriverId;
import org.chargeledger.kit.testing.Tokens;
import org.chargeledger.kit.testing.TestTopics;

/**
 * An operator of its own for a test: one station with one pile, one tariff version, and as many drivers as asked for.
 */
final class Operator {

    static final String API = "/api/billing/v1";
    static final Duration SOON = Duration.ofSeconds(30);
    private static final String ALL_DAY_PEAK = """
            [{"from":"00:00","to":"24:00","band":"PEAK","energyPriceHundredThousandths":76000,
            "servicePriceHundredThousandths":34000}]""";

    final String id;
    final String pileCode;
    private final Map<UUID, String> openids = new HashMap<>();

    private Operator(String id, String pileCode) {
        this.id = id;
        this.pileCode = pileCode;
    }

    /** 0.76 + 0.34 yuan per kWh all day, idle fee 0.80 yuan a minute after 15 free minutes. */
    static Operator withTariff() {
        return withTariff(ALL_DAY_PEAK);
    }

    static Operator withTariff(String periods) {
        return withTariff(withoutTariff(), periods);
    }

    private static Operator withTariff(Operator operator, String periods) {
        TestTopics.send("tariff.tariff-version.v1", "T:1", "tariff.tariff-version-published.v1", operator.id, """
                {"operatorId":"%s","tariffId":"T","version":1,"name":"t","zoneId":"Asia/Shanghai",
                "effectiveFrom":"2019-01-01T00:00:00Z","stationIds":["ST-108"],"modelNo":"0001","periods":%s,
                "idleFee":{"perMinuteFen":80,"freeMinutes":15}}""".formatted(operator.id, periods));
        return operator;
    }

    /** Named in {@code billing.without-vouchers} of the test profile. */
    static Operator withoutVouchers() {
        return withTariff(withPile("no-vouchers", ""), ALL_DAY_PEAK);
    }

    static Operator withoutTariff() {
        return withPile(anyId(), "");
    }

    /** Its pile cannot report the plug-out. */
    static Operator withoutPlugOut() {
        return withTariff(withPile(anyId(), ",\"reportsPlugOut\":false"), ALL_DAY_PEAK);
    }

    /** Its pile is built for 360 kW, connector 01 for 60 kW. */
    static Operator withWeakConnector() {
        return withTariff(withPile(anyId(), ",\"connectorRatings\":[{\"connectorNo\":\"01\",\"ratedPowerW\":60000}]"), ALL_DAY_PEAK);
    }

    /** One operator at three piles whose power nobody told, seen from each; the last cannot report the plug-out. */
    static List<Operator> atThreePiles() {
        String id = anyId();
        List<Operator> seen = Stream.generate(() -> new Operator(id, anyPileCode())).limit(3).toList();
        String piles = seen.stream().map(one -> "{\"pileCode\":\"%s\",\"connectors\":[\"01\"],\"reportsPlugOut\":%s}"
                .formatted(one.pileCode, one != seen.getLast())).collect(Collectors.joining(","));
        TestTopics.send("pile-ingest.station.v1", "ST-108", "pile-ingest.station-changed.v1", id, """
                {"operatorId":"%s","stationId":"ST-108","name":"108物流园","zoneId":"Asia/Shanghai","piles":[%s]}"""
                .formatted(id, piles));
        return seen;
    }

    private static String anyPileCode() {
        return "4403" + String.format("%016d", ThreadLocalRandom.current().nextLong(10_000_000_000_000_000L));
    }

    private static String anyId() {
        return "op" + String.format("%010d", ThreadLocalRandom.current().nextLong(10_000_000_000L));
    }

    private static Operator withPile(String operatorId, String more) {
        var operator = new Operator(operatorId, anyPileCode());
        TestTopics.send("pile-ingest.station.v1", "ST-108", "pile-ingest.station-changed.v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","name":"108物流园","zoneId":"Asia/Shanghai","piles":[
                {"pileCode":"%s","connectors":["01","02"],"model":"M","vendor":"V","ratedPowerW":360000%s}]}"""
                .formatted(operator.id, operator.pileCode, more));
        return operator;
    }

    /** Its only station stays, without a pile. */
    void removePiles() {
        TestTopics.send("pile-ingest.station.v1", "ST-108", "pile-ingest.station-changed.v1", id, """
                {"operatorId":"%s","stationId":"ST-108","name":"108物流园","zoneId":"Asia/Shanghai","piles":[]}"""
                .formatted(id));
    }

    RequestSpecification staff(String... roles) {
        return given().auth().oauth2(Tokens.staff(id, roles.length == 0 ? new String[] {"viewer"} : roles));
    }

    RequestSpecification driver(UUID driverId) {
        return given().auth().oauth2(Tokens.driver(id, driverId));
    }

    /** A driver with a phone number and this much in the wallet. */
    UUID driverWith(long fen) {
        UUID driverId = newDriver();
        String phone = "189" + String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
        put(driverId, phone).then().statusCode(200);
        if (fen > 0) {
            recharge(driverId, fen).then().statusCode(201);
        }
        return driverId;
    }

    /** Somebody who has signed in through the official account, but has no profile yet. */
    UUID newDriver() {
        String openid = "o-" + UUID.randomUUID();
        UUID driverId = DriverId.of(id, openid);
        openids.put(driverId, openid);
        return driverId;
    }

    Response put(UUID driverId, String phone) {
        return put(driverId, phone, "");
    }

    /** With the department a driver would like to be in. */
    Response put(UUID driverId, String phone, String department) {
        return driver(driverId).header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json")
                .body(Map.of("openid", openids.getOrDefault(driverId, "o-unknown"), "nickname", "阿明", "phone", phone,
                        "department", department))
                .put(API + "/driver/me");
    }

    Response recharge(UUID driverId, long fen) {
        return staff("finance").header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json")
                .body(Map.of("amountFen", fen, "reason", "cash")).post(API + "/drivers/" + driverId + "/recharges");
    }

    Response request(UUID driverId, String connectorNo) {
        return request(driverId, connectorNo, UUID.randomUUID().toString());
    }

    Response request(UUID driverId, String connectorNo, String key) {
        return driver(driverId).header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("pileCode", pileCode, "connectorNo", connectorNo)).post(API + "/driver/sessions");
    }

    /** Requests as soon as station and tariff have arrived; the number that was minted. */
    String start(UUID driverId, String connectorNo) {
        return await().atMost(SOON).until(() -> request(driverId, connectorNo),
                response -> response.statusCode() == 201).path("billNo");
    }

    ValidatableResponse bill(String billNo) {
        return staff().get(API + "/bills/" + billNo).then().statusCode(200);
    }

    String stateOf(String billNo) {
        return staff().get(API + "/charging-records/" + billNo).then().statusCode(200).extract().path("state");
    }

    void awaitState(String billNo, String state) {
        await().atMost(SOON).until(() -> stateOf(billNo), state::equals);
    }

    boolean booksAddUp() {
        boolean equations = staff().get(API + "/ledger/equations").then().statusCode(200).extract()
                .<Boolean>path("items.every { it.holds }");
        return equations && staff().get(API + "/conservation").then().statusCode(200).extract().<Boolean>path("holds");
    }
}
