package org.chargeledger.tariff;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.chargeledger.kit.testing.Tokens;

/** The service as staff of an operator call it. */
final class Api {

    static final String ROOT = "/api/tariff/v1";
    /** Business time of the tests starts here. */
    static final String NOW = "2019-10-16T00:00:00Z";

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    static Api as(String operatorId, String... roles) {
        return new Api(Tokens.staff(operatorId, roles));
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

    /** The tariff T-1 with one version, in force at once at the given station. */
    Api withTariff(String stationId) {
        put("/tariffs/T-1", "tariff", "{\"name\":\"固定电价\"}").statusCode(200);
        post("/tariffs/T-1/versions", "version", fixed(NOW, stationId)).statusCode(201);
        return this;
    }

    static String fixed(String effectiveFrom, String stationId) {
        return """
                {"zoneId": "Asia/Shanghai", "effectiveFrom": "%s", "stationIds": ["%s"],
                 "periods": [{"from": "00:00", "to": "24:00", "band": "FLAT",
                              "energyPriceHundredThousandths": 76000, "servicePriceHundredThousandths": 34000}],
                 "idleFee": {"perMinuteFen": 80, "freeMinutes": 15}}""".formatted(effectiveFrom, stationId);
    }
}
