package org.chargeledger.pileingest.http;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.chargeledger.pileingest.Given;

/** The back office as an administrator of the pile's operator calls it. */
final class BackOffice {

    static final String ROOT = "/api/pile-ingest/v1";

    private BackOffice() {}

    static ValidatableResponse get(Given registered, String path) {
        return given().auth().oauth2(registered.admin()).get(ROOT + path).then();
    }

    /** An edit of the station's first version, with a key of its own. */
    static ValidatableResponse put(Given station, String body) {
        return put(station, UUID.randomUUID().toString(), body);
    }

    static ValidatableResponse put(Given station, String key, String body) {
        return put(station, "\"1\"", key, body);
    }

    static ValidatableResponse put(Given station, String ifMatch, String key, String body) {
        return given().auth().oauth2(station.admin()).contentType("application/json").header("Idempotency-Key", key)
                .header("If-Match", ifMatch).body(body).put(ROOT + "/stations/" + station.stationId()).then();
    }
}
