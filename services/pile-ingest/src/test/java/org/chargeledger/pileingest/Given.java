package org.chargeledger.pileingest;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chargeledger.kit.testing.Tokens;

/** A registered pile at its own station, so that tests do not meet. */
public record Given(String operatorId, String stationId, String pileCode, String protocolId) {

    public static final Instant START = Instant.parse("2019-10-16T00:00:00Z");
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    public static Given registeredPile() {
        return registeredPile("zpd");
    }

    public static Given registeredPile(String operatorId) {
        return registeredPile(operatorId, "Asia/Shanghai");
    }

    public static Given registeredPile(String operatorId, String zoneId) {
        Given registered = numbered(operatorId, NEXT.getAndIncrement());
        registered.put(zoneId).then().statusCode(200);
        return registered;
    }

    /** One more pile at a station of its own, of the same operator, that nobody has registered. */
    public Given another() {
        return numbered(operatorId, NEXT.getAndIncrement());
    }

    private static Given numbered(String operatorId, int number) {
        return new Given(operatorId, "ST-%04d".formatted(number), "440306002100%08d".formatted(number),
                "440306%08d".formatted(number));
    }

    public Response put() {
        return put("Asia/Shanghai");
    }

    private Response put(String zoneId) {
        return given().auth().oauth2(admin()).contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).body(body().replace("Asia/Shanghai", zoneId))
                .put("/api/pile-ingest/v1/stations/" + stationId);
    }

    public String body() {
        return """
                {"name": "108物流园", "zoneId": "Asia/Shanghai", "piles": [%s]}""".formatted(pile());
    }

    /** With ratings of its own connectors. */
    public String rated(String ratings) {
        return body().replace("\"ratedPowerW\"", "\"connectorRatings\": [" + ratings + "], \"ratedPowerW\"");
    }

    public String pile() {
        return """
                {"pileCode": "%s", "protocolId": "%s", "vendor": "Winline", "model": "DC-120", "ratedPowerW": 120000,
                 "connectors": ["01", "02"]}""".formatted(pileCode, protocolId);
    }

    /** A bill number that no other pile has. */
    public String billNo() {
        return "201910160800" + protocolId.substring(6);
    }

    public String admin() {
        return Tokens.staff(operatorId, "operator-admin");
    }
}
