package org.chargeledger.tariff;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;

/** The service as staff of an operator call it. */
final class Api {

    static final String ROOT = "/api/tariff/v1";
    /** Business time of the tests starts here. */
    static final String NOW = "2019-10-16T00:00:00Z";

    private final String operatorId;
    private final String token;

    private Api(String operatorId, String token) {
        this.operatorId = operatorId;
        this.token = token;
    }

    static Api as(String operatorId, String... roles) {
        return new Api(operatorId, Tokens.staff(operatorId, roles));
    }

    static Api admin(String operatorId) {
        return as(operatorId, "operator-admin");
    }

    /** An operator nobody else uses. */
    static String newOperator() {
        return "op-" + UUID.randomUUID().toString().substring(0, 8);
    }

    ValidatableResponse get(String path) {
        return given().auth().oauth2(token).get(ROOT + path).then();
    }

    ValidatableResponse put(String path, String key, String body) {
        return given().auth().oauth2(token).header("Idempotency-Key", key).contentType("application/json").body(body)
                .put(ROOT + path).then();
    }

    ValidatableResponse post(String path, String key, String body) {
        return given().auth().oauth2(token).header("Idempotency-Key", key).contentType("application/json").body(body)
                .post(ROOT + path).then();
    }

    ValidatableResponse put(String path, String key, String ifMatch, String body) {
        return given().auth().oauth2(token).header("Idempotency-Key", key).header("If-Match", ifMatch)
                .contentType("application/json").body(body).put(ROOT + path).then();
    }

    /** Stations the operator has, as pile-ingest announces them; each with one pile, whose code ends like its place. */
    Api withStations(String... stationIds) {
        for (int i = 0; i < stationIds.length; i++) {
            announce(operatorId, stationIds[i], "Asia/Shanghai", pileCode(i), true);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> stationCount() >= stationIds.length);
        return this;
    }

    /** Unique among all operators, for a pile belongs to one. */
    String pileCode(int i) {
        return "%012d%08d".formatted(Math.floorMod(operatorId.hashCode(), 1_000_000_000), i);
    }

    static void announce(String operatorId, String stationId, String zoneId, String pileCode, boolean reportsPlugOut) {
        TestTopics.send("pile-ingest.station.v1", stationId, "pile-ingest.station-changed.v1", operatorId, """
                {"operatorId": "%s", "stationId": "%s", "name": "%s 站", "zoneId": "%s", "piles": [{"pileCode": "%s",
                 "connectors": ["01"], "model": "DC-120", "vendor": "V", "ratedPowerW": 120000, "reportsPlugOut": %s}]}"""
                .formatted(operatorId, stationId, stationId, zoneId, pileCode, reportsPlugOut));
    }

    private int stationCount() {
        List<String> ids = get("/stations?limit=200").extract().path("items.stationId");
        return ids.size();
    }

    /** The tariff T-1 with one version, in force at once at the given station. */
    Api withTariff(String stationId) {
        withStations(stationId);
        put("/tariffs/T-1", "tariff", "{\"name\":\"固定电价\"}").statusCode(200);
        post("/tariffs/T-1/versions", "version", fixed(NOW, stationId)).statusCode(201);
        return this;
    }

    static String fixed(String effectiveFrom, String stationId) {
        return fixedBody().formatted("\"stationIds\": [\"" + stationId + "\"]", effectiveFrom);
    }

    /** The price of the case; its targets and effective time are still to be filled in. */
    static String fixedBody() {
        return """
                {"reason": "定价", %s, "zoneId": "Asia/Shanghai", "effectiveFrom": "%s",
                 "periods": [{"from": "00:00", "to": "24:00", "band": "FLAT",
                              "energyPriceHundredThousandths": 76000, "servicePriceHundredThousandths": 34000}],
                 "idleFee": {"perMinuteFen": 80, "freeMinutes": 15}}""";
    }
}
