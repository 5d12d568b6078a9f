package org.chargeledger.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.chargeledger.kit.testing.Tokens;

/** Somebody of an operator who looks at its statistics of 16 October 2019 and around. */
record Viewer(String operatorId) {

    static final String ROOT = "/api/reporting/v1/statistics/";
    static final String WINDOW = "?from=2019-10-15T16:00:00Z&to=2019-10-18T02:38:00Z";

    RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.staff(operatorId, role));
    }

    ValidatableResponse get(String what) {
        return as("viewer").get(ROOT + what).then().statusCode(200);
    }

    /** Statistics of sessions when so many were requested, and nothing that was sent is left unread. */
    JsonPath sessionsOnce(int requested) {
        awaitUntil(() -> get("sessions" + WINDOW).body("requested", equalTo(requested)));
        // A late duplicate would still change a count, so ask again once everything sent is in.
        awaitUntil(() -> assertThat(Lag.of("reporting-sessions", "billing.session.v1")).isZero());
        return get("sessions" + WINDOW).body("requested", equalTo(requested)).extract().jsonPath();
    }

    static void awaitUntil(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }
}
