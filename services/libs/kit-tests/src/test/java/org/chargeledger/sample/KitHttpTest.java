package org.chargeledger.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A request")
class KitHttpTest {

    private static final String THINGS = "/api/sample/v1/things";

    @Test
    @DisplayName("without a token, or with one made for another application, is 401, with a role that may not is 403, both as problem+json")
    void needsTokenAndRole() {
        for (RequestSpecification stranger : List.of(given(), as(Tokens.foreign("zpd", "viewer")), as("no.token.atall"))) {
            stranger.get(THINGS).then().statusCode(401).contentType("application/problem+json")
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .body("type", equalTo("/problems/unauthorized")).body("status", equalTo(401));
        }
        as(Tokens.staff("zpd", "nobody")).get(THINGS).then().statusCode(403).contentType("application/problem+json")
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    @DisplayName("sees its own operator's rows and nothing of another's, by either client")
    void seesOwnOperatorOnly() {
        String id = create("zpd", null);

        as(Tokens.staff("zpd", "viewer")).get(THINGS + "/" + id).then().statusCode(200).body("amount", equalTo(7));
        as(Tokens.staff("qyd", "viewer")).get(THINGS + "/" + id).then().statusCode(404)
                .contentType("application/problem+json").body("type", equalTo("/problems/not-found"));
        as(Tokens.staff("op-" + UUID.randomUUID(), "viewer")).get(THINGS).then().statusCode(200).body("", empty());
    }

    @Test
    @DisplayName("of a driver sees that driver's rows only")
    void driverSeesOwnRows() {
        UUID driver = UUID.randomUUID();
        String own = create("zpd", driver);
        create("zpd", UUID.randomUUID());

        as(Tokens.driver("zpd", driver)).get(THINGS).then().statusCode(200).body("id", contains(own));
    }

    @Test
    @DisplayName("cannot write a row of another operator, and is told no more than that there is none")
    void cannotWriteForAnother() {
        post(Tokens.staff("qyd", "viewer"), UUID.randomUUID().toString(),
                Map.of("id", UUID.randomUUID().toString(), "operatorId", "zpd", "amount", 1)).then().statusCode(404);
    }

    @Test
    @DisplayName("of the platform names the operator it acts for")
    void platformNamesOperator() {
        String id = create("zpd", null);
        var platform = Tokens.staff("", "platform-admin");

        as(platform).get(THINGS + "/" + id).then().statusCode(403);
        as(platform).header("X-Operator-Id", "zpd").get(THINGS + "/" + id).then().statusCode(200);
        as(Tokens.staff("qyd", "viewer")).header("X-Operator-Id", "zpd").get(THINGS + "/" + id).then().statusCode(404);
    }

    @Test
    @DisplayName("sent twice with one key is done once; with another body it is refused; without a key too")
    void isIdempotent() {
        String token = Tokens.staff("zpd", "viewer");
        String key = UUID.randomUUID().toString();
        var body = Map.of("id", UUID.randomUUID().toString(), "operatorId", "zpd", "amount", 7);

        String first = post(token, key, body).then().statusCode(201).extract().asString();
        String second = post(token, key, body).then().statusCode(201).extract().asString();
        assertThat(second).isEqualTo(first);
        post(token, key, Map.of("id", "other", "operatorId", "zpd", "amount", 8)).then().statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        as(token).contentType("application/json").body(body).post(THINGS).then().statusCode(400);
    }

    @Test
    @DisplayName("with an unreadable or invalid body is 400 with its reason")
    void refusesBadBodies() {
        String token = Tokens.staff("zpd", "viewer");
        as(token).contentType("application/json").body("{\"amount\":").post(THINGS).then().statusCode(400)
                .contentType("application/problem+json");
        post(token, "k", Map.of("id", "", "amount", 1)).then().statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e2", "true", "[1]", "99999999999999999999"})
    @DisplayName("with an amount that is no whole number is 400, and nothing of it is taken")
    void refusesPartsOfNumbers(String amount) {
        String id = UUID.randomUUID().toString();
        as(Tokens.staff("zpd", "viewer")).contentType("application/json").header("Idempotency-Key", id)
                .body("{\"id\":\"%s\",\"operatorId\":\"zpd\",\"amount\":%s}".formatted(id, amount)).post(THINGS).then()
                .statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("/problems/unreadable-body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letters?limit=many", "dead-letters?cursor=none", "audit?limit=1e2", "audit?from=yesterday"})
    @DisplayName("with a number, time or cursor that is none is 400")
    void refusesUnreadableParameters(String list) {
        as(Tokens.staff("zpd", "operator-admin")).get("/api/sample/v1/" + list).then().statusCode(400)
                .contentType("application/problem+json").body("type", equalTo("/problems/bad-request"));
    }

    @Test
    @DisplayName("for an id that is none is 400, for an address that nothing answers 404")
    void refusesUnreadableIds() {
        RequestSpecification admin = as(Tokens.staff("zpd", "operator-admin")).contentType("application/json")
                .header("Idempotency-Key", "k").body("{\"reason\":\"r\"}");
        admin.post("/api/sample/v1/dead-letters/none/redrive").then().statusCode(400)
                .body("type", equalTo("/problems/bad-request"));
        admin.post("/api/sample/v1/dead-letters/" + UUID.randomUUID() + "/redrive").then().statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        admin.get("/api/sample/v1/nowhere").then().statusCode(404).body("type", equalTo("/problems/http-404"));
    }

    @Test
    @DisplayName("that would publish more than one event holds is 413 by either outbox; to the last byte it is done")
    void refusesWhatFitsNoEvent() {
        String id = UUID.randomUUID().toString();
        int rest = "{'id':'','operatorId':'zpd','amount':7,'note':''}".length() + id.length();
        String token = Tokens.staff("zpd", "viewer");

        var tooLong = Map.of("id", id, "operatorId", "zpd", "amount", 7, "note", "x".repeat(900_001 - rest));
        post(token, id, tooLong).then().statusCode(413).body("type", equalTo("/problems/body-too-large"));
        as(token).contentType("application/json").body(tooLong).put(THINGS + "/" + id).then().statusCode(413);
        post(token, id, Map.of("id", id, "operatorId", "zpd", "amount", 7, "note", "x".repeat(900_000 - rest))).then()
                .statusCode(201);
    }

    @Test
    @DisplayName("with a character that no text holds is 400 by either client")
    void refusesNoText() {
        String token = Tokens.staff("zpd", "viewer");
        String id = UUID.randomUUID().toString();
        var body = Map.of("id", id, "operatorId", "\0", "amount", 7);

        post(token, id, body).then().statusCode(400).body("type", equalTo("/problems/bad-request"));
        as(token).contentType("application/json").body(body).put(THINGS + "/" + id).then().statusCode(400);
    }

    @Test
    @DisplayName("publishes its fact through either outbox, under its operator")
    void publishesFacts() {
        String id = create("zpd", null);
        var created = TestTopics.read("billing.session.v1", event -> event.key().equals(id), Duration.ofSeconds(20));
        assertThat(created.type()).isEqualTo("billing.thing-created.v1");
        assertThat(created.operatorId()).isEqualTo("zpd");

        String other = UUID.randomUUID().toString();
        as(Tokens.staff("zpd", "viewer")).contentType("application/json")
                .body(Map.of("operatorId", "zpd", "amount", 3)).put(THINGS + "/" + other).then().statusCode(200);
        assertThat(TestTopics.read("billing.session.v1", event -> event.key().equals(other), Duration.ofSeconds(20))
                .type()).isEqualTo("billing.thing-put.v1");
    }

    @Test
    @DisplayName("reads the business time that the replay has set, to the microsecond")
    void readsBusinessTime() {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        as(Tokens.staff("zpd", "viewer")).get(THINGS + "/business-time").then().statusCode(200)
                .body(equalTo("\"2019-10-16T08:18:22.566095Z\""));
    }

    private static String create(String operatorId, UUID driverId) {
        String id = UUID.randomUUID().toString();
        var body = new java.util.HashMap<String, Object>(Map.of("id", id, "operatorId", operatorId, "amount", 7));
        body.put("driverId", driverId);
        post(Tokens.staff(operatorId, "viewer"), id, body).then().statusCode(201);
        return id;
    }

    private static io.restassured.response.Response post(String token, String key, Map<String, ?> body) {
        return as(token).contentType("application/json").header("Idempotency-Key", key).body(body).post(THINGS);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
