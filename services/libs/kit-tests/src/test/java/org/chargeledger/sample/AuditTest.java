package org.chargeledger.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The audit")
class AuditTest {

    private static final String THINGS = "/api/sample/v1/things";
    private static final String AUDIT = "/api/sample/v1/audit";
    private static final String ADMIN = Tokens.staff("zpd", "operator-admin", "viewer");

    @Test
    @DisplayName("names who changed what, when, why, from what to what, with phone numbers masked")
    void namesTheChange() {
        BusinessTime.set(Instant.parse("2019-10-17T01:02:03Z"));
        String id = create(as(ADMIN));
        change(as(ADMIN), id, "\"1\"", 9).statusCode(200).header("ETag", "\"2\"");

        as(ADMIN).queryParam("subjectId", id).get(AUDIT).then().statusCode(200)
                .body("items.action", contains("change-thing", "create-thing"))
                .body("items[0].subjectKind", equalTo("thing"))
                .body("items[0].actor", equalTo("staff-of-zpd")).body("items[0].actorName", equalTo("staff-of-zpd"))
                .body("items[0].inNameOf", nullValue())
                .body("items[0].at", equalTo("2019-10-17T01:02:03Z")).body("items[0].bookedAt", notNullValue())
                .body("items[0].reason", equalTo("asked by 189xxxx4136"))
                .body("items[0].before.amount", equalTo(7)).body("items[0].after.amount", equalTo(9))
                .body("items[1].before", nullValue()).body("items[1].after.amount", equalTo(7));
    }

    @Test
    @DisplayName("says in whose name the platform acted")
    void saysInWhoseName() {
        String id = create(platform());

        as(ADMIN).queryParam("subjectId", id).get(AUDIT).then().statusCode(200)
                .body("items[0].inNameOf", equalTo("zpd")).body("items[0].actor", equalTo("staff-of-platform"));
    }

    @Test
    @DisplayName("is written by Hibernate's client as by the other")
    void isWrittenByEntities() {
        String id = UUID.randomUUID().toString();
        as(ADMIN).contentType("application/json").body(Map.of("operatorId", "zpd", "amount", 3)).put(THINGS + "/" + id)
                .then().statusCode(200);

        as(ADMIN).queryParam("subjectId", id).get(AUDIT).then().statusCode(200)
                .body("items", hasSize(1)).body("items[0].action", equalTo("put-thing"))
                .body("items[0].reason", nullValue()).body("items[0].after.amount", equalTo(3));
    }

    @Test
    @DisplayName("of a refused change holds nothing")
    void forgetsWithTheChange() {
        String id = create(as(ADMIN));
        change(as(ADMIN), id, null, 9).statusCode(428).body("type", equalTo("/problems/if-match-missing"));
        change(as(ADMIN), id, "\"4\"", 9).statusCode(412).body("type", equalTo("/problems/version-stale"))
                .body("currentETag", equalTo("\"1\""));

        as(ADMIN).queryParam("subjectId", id).get(AUDIT).then().body("items.action", contains("create-thing"));
    }

    @Test
    @DisplayName("is narrowed by subject, actor and window, and read page by page")
    void isNarrowedAndPaged() {
        String operator = "op-" + UUID.randomUUID();
        var staff = Tokens.staff(operator, "operator-admin", "viewer");
        for (int day = 1; day <= 3; day++) {
            BusinessTime.set(Instant.parse("2019-11-0" + day + "T00:00:00Z"));
            create(as(staff), operator);
        }

        as(staff).queryParam("from", "2019-11-02T00:00:00Z").queryParam("to", "2019-11-03T00:00:00Z").get(AUDIT).then()
                .body("items.at", contains("2019-11-02T00:00:00Z"));
        as(staff).queryParam("actor", "nobody").get(AUDIT).then().body("items", empty());
        as(staff).queryParam("subjectKind", "bill").get(AUDIT).then().body("items", empty());
        String cursor = as(staff).queryParam("limit", 2).get(AUDIT).then()
                .body("items.at", contains("2019-11-03T00:00:00Z", "2019-11-02T00:00:00Z")).extract().path("nextCursor");
        as(staff).queryParam("limit", 2).queryParam("cursor", cursor).get(AUDIT).then()
                .body("items.at", contains("2019-11-01T00:00:00Z")).body("nextCursor", nullValue());
        as(staff).queryParam("from", "yesterday").get(AUDIT).then().statusCode(400);
        as(staff).queryParam("cursor", "x").get(AUDIT).then().statusCode(400);
    }

    @Test
    @DisplayName("is shown to the operator's own administrators and finance only")
    void isShownToFew() {
        String id = create(as(ADMIN));

        as(Tokens.staff("qyd", "operator-admin")).queryParam("subjectId", id).get(AUDIT).then().body("items", empty());
        as(Tokens.staff("zpd", "finance")).queryParam("subjectId", id).get(AUDIT).then().body("items", hasSize(1));
        as(Tokens.staff("zpd", "viewer")).get(AUDIT).then().statusCode(403);
        as(Tokens.driver("zpd", UUID.randomUUID())).get(AUDIT).then().statusCode(403);
        given().get(AUDIT).then().statusCode(401);
    }

    @Test
    @DisplayName("can be added to, and neither changed nor removed, by either role of the service")
    void isAppendOnly() {
        for (String role : new String[] {"service_app", "service_system"}) {
            for (String sql : new String[] {"update audit_entry set reason = ''", "delete from audit_entry",
                    "truncate audit_entry"}) {
                assertThatThrownBy(() -> TestPostgres.run("set role " + role + "; " + sql))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private static String create(RequestSpecification caller) {
        return create(caller, "zpd");
    }

    private static String create(RequestSpecification caller, String operator) {
        String id = UUID.randomUUID().toString();
        caller.contentType("application/json").header("Idempotency-Key", id)
                .body(Map.of("id", id, "operatorId", operator, "amount", 7)).post(THINGS).then().statusCode(201);
        return id;
    }

    private static ValidatableResponse change(RequestSpecification caller, String id, String ifMatch, long amount) {
        if (ifMatch != null) {
            caller.header("If-Match", ifMatch);
        }
        return caller.contentType("application/json").body(amount).put(THINGS + "/" + id + "/amount").then();
    }

    private static RequestSpecification platform() {
        return as(Tokens.staff("platform", "platform-admin")).header("X-Operator-Id", "zpd");
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
