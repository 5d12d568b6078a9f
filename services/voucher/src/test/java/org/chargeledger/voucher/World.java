package org.chargeledger.voucher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;

/** An operator of its own, with what billing tells about its drivers. */
final class World {

    static final String ROOT = "/api/voucher/v1";
    /** Business time of the tests. */
    static final String NOW = "2019-10-16T00:00:00Z";
    static final Duration SOON = Duration.ofSeconds(20);

    final String operator = "op-" + UUID.randomUUID().toString().substring(0, 8);
    private int bills = 0;

    /** As somebody who has read the campaign, if there is one. */
    ValidatableResponse saveCampaign(String id, String json) {
        String etag = get("/campaigns/" + id).extract().header("ETag");
        return write("operator-admin", etag == null ? Map.of() : Map.of("If-Match", etag), json)
                .put(ROOT + "/campaigns/" + id).then();
    }

    RequestSpecification write(String role, Map<String, String> headers, String json) {
        return given().auth().oauth2(Tokens.staff(operator, role)).headers(headers)
                .header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json").body(json);
    }

    /** Finance gives by hand; the answer names each driver's outcome. */
    ValidatableResponse give(String campaignId, String reason, String cause, UUID... drivers) {
        return write("finance", Map.of(), """
                {"reason": "%s", "cause": "%s", "note": "asked by 18912344136", "driverIds": [%s]}""".formatted(reason, cause,
                Stream.of(drivers).map(driver -> '"' + driver.toString() + '"').collect(Collectors.joining(","))))
                .post(ROOT + "/campaigns/" + campaignId + "/gifts").then();
    }

    ValidatableResponse giveEverybody(String campaignId, String cause, String after) {
        return write("finance", Map.of(), """
                {"reason": "MANUAL", "cause": "%s", "note": "for all", "everybodyAdmitted": true, "after": %s}""".formatted(
                cause, after == null ? null : '"' + after + '"')).post(ROOT + "/campaigns/" + campaignId + "/gifts").then();
    }

    RequestSpecification asDriver(UUID driver) {
        return given().auth().oauth2(Tokens.driver(operator, driver))
                .header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json");
    }

    ValidatableResponse get(String path) {
        return getAs("viewer", path);
    }

    ValidatableResponse getAs(String role, String path) {
        return given().auth().oauth2(Tokens.staff(operator, role)).get(ROOT + path).then();
    }

    ValidatableResponse getAsDriver(UUID driver, String path) {
        return given().auth().oauth2(Tokens.driver(operator, driver)).get(ROOT + path).then();
    }

    UUID recharge(UUID driver, long amountFen) {
        return recharge(driver, amountFen, UUID.randomUUID().toString());
    }

    UUID recharge(UUID driver, long amountFen, String rechargeId) {
        return TestTopics.send("billing.wallet.v1", driver.toString(), "billing.wallet-recharged.v1", operator, """
                {"operatorId": "%s", "driverId": "%s", "rechargeId": "%s", "amountFen": %d, "rechargedAt": "%s"}"""
                .formatted(operator, driver, rechargeId, amountFen, NOW));
    }

    /** Something was paid back of a recharge, of which so much is left; {@code event} tells how. */
    UUID paidBack(String event, UUID driver, String rechargeId, long leftFen) {
        return TestTopics.send("billing.wallet.v1", driver.toString(), "billing." + event + ".v1", operator, """
                {"operatorId": "%s", "driverId": "%s", "rechargeId": "%s", "rechargeLeftFen": %d, "amountFen": 1}"""
                .formatted(operator, driver, rechargeId, leftFen));
    }

    UUID profile(UUID driver, String department) {
        return profile(driver, department, Instant.parse(NOW));
    }

    UUID profile(UUID driver, String department, Instant at) {
        return TestTopics.send(UUID.randomUUID(), "billing.driver-profile.v1", driver.toString(),
                "billing.driver-profiled.v1", operator, at, profiled(driver, department));
    }

    UUID redriveProfile(UUID driver, String department, Instant at) {
        return TestTopics.redrive("voucher.driver-profiles", "billing.driver-profile.v1", driver.toString(),
                "billing.driver-profiled.v1", operator, at, profiled(driver, department));
    }

    private String profiled(UUID driver, String department) {
        return """
                {"operatorId": "%s", "driverId": "%s", "openid": "o", "nickname": "n", "phone": "18912344136",
                 "department": "%s"}""".formatted(operator, driver, department);
    }

    /** A fresh bill number of this operator; the operator is part of it, for tests share the topic. */
    String newBillNo() {
        return "%012d%08d".formatted(Math.floorMod(operator.hashCode(), 1_000_000_000), ++bills);
    }

    void requested(UUID driver, String billNo, String stationId) {
        TestTopics.send("billing.session.v1", billNo, "billing.session-requested.v1", operator, """
                {"operatorId": "%s", "stationId": "%s", "billNo": "%s", "driverId": "%s", "requestedAt": "%s"}"""
                .formatted(operator, stationId, billNo, driver, NOW));
    }

    void startFailed(UUID driver, String billNo) {
        TestTopics.send("billing.session.v1", billNo, "billing.session-failed.v1", operator, """
                {"operatorId": "%s", "stationId": "ST-108", "billNo": "%s", "driverId": "%s"}"""
                .formatted(operator, billNo, driver));
    }

    void rated(UUID driver, String billNo, int version, long discountableFen) {
        TestTopics.send("billing.session.v1", billNo, "billing.bill-rated.v1", operator, """
                {"operatorId": "%s", "stationId": "ST-108", "billNo": "%s", "driverId": "%s", "billVersion": %d,
                 "discountableFen": %d}""".formatted(operator, billNo, driver, version, discountableFen));
    }

    void settled(UUID driver, String billNo, int version, String voucherId) {
        paid("bill-settled", driver, billNo, version, voucherId);
    }

    void corrected(UUID driver, String billNo, int version, String voucherId) {
        paid("bill-corrected", driver, billNo, version, voucherId);
    }

    private void paid(String event, UUID driver, String billNo, int version, String voucherId) {
        TestTopics.send("billing.session.v1", billNo, "billing." + event + ".v1", operator, """
                {"operatorId": "%s", "stationId": "ST-108", "billNo": "%s", "driverId": "%s", "billVersion": %d,
                 "discountFen": %d%s}""".formatted(operator, billNo, driver, version, voucherId == null ? 0 : 500,
                        voucherId == null ? "" : ", \"voucherId\": \"" + voucherId + "\""));
    }

    TestTopics.Published answer(String billNo) {
        return TestTopics.read("voucher.answer.v1", event -> event.key().equals(billNo), SOON);
    }

    TestTopics.Published life(String type, UUID driver) {
        return TestTopics.read("voucher.voucher.v1",
                event -> event.type().equals("voucher." + type + ".v1") && event.key().equals(driver.toString()), SOON);
    }

    static void awaitHandled(UUID event) {
        await().atMost(SOON).until(() -> number("select count(*) from inbox where event_id = '" + event + "'") > 0);
    }

    long count(String table) {
        return number("select count(*) from " + table + " where operator_id = '" + operator + "'");
    }

    static long number(String sql) {
        return Long.parseLong(TestPostgres.texts(sql).getFirst());
    }

    /** How many events of the type this operator's vouchers have told; waits until everything is told. */
    long told(String type) {
        await().atMost(SOON).until(() -> count("outbox") == 0);
        return TestTopics.all("voucher.voucher.v1").stream().filter(event -> event.operatorId().equals(operator)
                && event.type().equals("voucher." + type + ".v1")).count();
    }

    void awaitVouchers(UUID driver, String state, int count) {
        await().atMost(SOON).until(() -> vouchers(driver, state) == count);
    }

    int vouchers(UUID driver, String state) {
        return get("/vouchers?limit=200&driverId=" + driver + "&state=" + state).statusCode(200)
                .extract().<List<?>>path("items").size();
    }

    /** Recharge {@code threshold}, get {@code pieces} of 5 yuan from 20 yuan on. */
    static String campaign(String state, int pieces, int totalGifts, String departments) {
        return """
                {"name": "充1000送100", "state": "%s", "trigger": "RECHARGE", "rechargeThresholdFen": 100000,
                 "piecesPerGift": %d, "faceFen": 500, "totalGifts": %d, "departments": [%s],
                 "giftFrom": "2019-10-01T00:00:00Z", "giftUntil": "2019-11-01T00:00:00Z",
                 "minimumSpendFen": 2000, "validityDays": 30}""".formatted(state, pieces, totalGifts, departments);
    }
}
