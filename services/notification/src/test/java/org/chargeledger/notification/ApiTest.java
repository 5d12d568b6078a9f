package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("The API of notification")
class ApiTest {

    static final String ROOT = "/api/notification/v1";

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/official-accounts", "/templates", "/staff-recipients", "/dead-letters"})
    @DisplayName("shows nothing without a token and nothing to a driver")
    void closed(String path) {
        given().get(ROOT + path).then().statusCode(401);
        given().auth().oauth2(Tokens.driver("zpd", UUID.randomUUID())).get(ROOT + path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance", "service-desk", "viewer", "driver"})
    @DisplayName("lets only the operator's administrators change settings")
    void onlyAdministrators(String role) {
        RequestSpecification request = given().auth().oauth2(Tokens.staff("zpd", role)).contentType(ContentType.JSON)
                .header("Idempotency-Key", "k");

        request.body(Map.of("name", "x")).put(ROOT + "/official-accounts/wx2019101600000001").then().statusCode(403);
        request.body(Map.of("recipients", List.of())).put(ROOT + "/staff-recipients").then().statusCode(403);
    }

    @Test
    @DisplayName("another operator sees empty lists, and no message of ours exists for it")
    void tenancy() {
        Operator ours = Operator.withWillingAccount();
        ours.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "值班", "openid", "oDuty"))))
                .statusCode(200);
        UUID driverId = Facts.driverOf(ours);
        Facts.settled(ours, driverId, Facts.newBillNo());
        String messageId = MessageRow.awaitOnly(ours, "DELIVERED").messageId();
        Operator other = Operator.bare();

        for (String path : List.of("/messages", "/messages?recipientId=" + driverId, "/official-accounts", "/templates",
                "/staff-recipients")) {
            other.get(path).statusCode(200).body("items", hasSize(0));
            ours.get(path).statusCode(200).body("items", hasSize(1));
        }
        other.get("/messages/" + messageId).statusCode(404).body("type", is("/problems/not-found"));
        ours.get("/messages/" + messageId).statusCode(200);
        other.put("/official-accounts/" + ours.appId, Map.of("name", "mine now")).statusCode(403);
        ours.get("/official-accounts").body("items[0].name", is("测试"));
        other.put("/templates/BILL", Map.of("appId", ours.appId, "templateId", "t", "fields", Operator.BILL_FIELDS))
                .statusCode(409).body("type", is("/problems/official-account-unknown"));
    }

    @Test
    @DisplayName("platform staff name the operator they act for")
    void platform() {
        Operator ours = Operator.withWillingAccount();
        RequestSpecification platform = given().auth().oauth2(Tokens.staff("none", "platform-admin"));

        platform.get(ROOT + "/official-accounts").then().statusCode(403);
        platform.header("X-Operator-Id", ours.id).get(ROOT + "/official-accounts").then().statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    @DisplayName("shows messages newest first, page by page, with people masked")
    void messages() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = Facts.driverOf(operator);
        String first = Facts.newBillNo();
        Facts.settled(operator, driverId, first);
        MessageRow.awaitOnly(operator, "DELIVERED");
        String second = Facts.newBillNo();
        Facts.settled(operator, driverId, second);
        org.awaitility.Awaitility.await().until(() -> MessageRow.of(operator).size() == 2);

        var page = operator.get("/messages?limit=1").statusCode(200).body("items", hasSize(1))
                .body("items[0].factId", is(second + ":1")).body("nextCursor", notNullValue());
        String body = operator.get("/messages?limit=1&cursor=" + page.extract().path("nextCursor")).statusCode(200)
                .body("items[0].factId", is(first + ":1")).body("nextCursor", nullValue())
                .body("items[0].maskedPhone", is("189xxxx4136")).body("items[0].maskedName", is("阿**"))
                .body("items[0].maskedOpenid", is("oDri****")).body("items[0].content.paid", is("13.53元"))
                .extract().asString();

        assertThat(body).doesNotContain("18912344136", "阿明", "oDriver" + driverId.toString().substring(0, 8));
        operator.get("/messages?state=FAILED").body("items", hasSize(0));
        operator.get("/messages?kind=BILL&factId=" + first + ":1").body("items", hasSize(1));
        operator.get("/messages?cursor=nonsense").statusCode(400).contentType(containsString("problem+json"));
    }

    @Test
    @DisplayName("a repeated write with its key answers the same; the key with another body is refused")
    void idempotency() {
        Operator operator = Operator.bare();
        RequestSpecification admin = given().auth().oauth2(Tokens.staff(operator.id, "operator-admin"))
                .contentType(ContentType.JSON);
        String path = ROOT + "/official-accounts/" + operator.appId;

        admin.body(Map.of("name", "A")).put(path).then().statusCode(400)
                .body("type", is("/problems/idempotency-key-missing"));
        admin.header("Idempotency-Key", "one").body(Map.of("name", "A")).put(path).then().statusCode(200);
        admin.header("Idempotency-Key", "one").body(Map.of("name", "A")).put(path).then().statusCode(200);
        admin.header("Idempotency-Key", "one").body(Map.of("name", "B")).put(path).then().statusCode(409)
                .body("type", is("/problems/idempotency-key-reused"));
        operator.get("/official-accounts").body("items[0].name", is("A"));
    }

    @Test
    @DisplayName("refuses templates that could never be filled, and says why")
    void badTemplate() {
        Operator operator = Operator.withAccount();

        operator.put("/templates/BILL", Map.of("appId", operator.appId, "templateId", "t", "fields",
                List.of(Map.of("key", "first", "value", "paid"), Map.of("key", "phrase1", "value", "stationName"))))
                .statusCode(400).body("type", is("/problems/template-invalid"))
                .body("findings.code", is(List.of("key-unknown", "value-misfit")))
                .body("findings.at", is(List.of("fields[0].key", "fields[1].key")));
        operator.put("/templates/WEATHER", Map.of("appId", operator.appId, "templateId", "t", "fields",
                Operator.BILL_FIELDS)).statusCode(404);
        operator.put("/templates/held", Map.of("appId", operator.appId, "templateId", "t", "fields",
                List.of(Map.of("key", "thing1", "value", "reason")))).statusCode(200);
        operator.get("/templates").body("items.kind", equalTo(List.of("BILL", "HELD")));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({"templateId, 64, 200", "templateId, 65, 400", "pageUrl, 1024, 200", "pageUrl, 1025, 400",
            "appId, 64, 409", "appId, 65, 400"})
    @DisplayName("takes no more of a template than any has")
    void templateSizes(String part, int size, int status) {
        Operator operator = Operator.withAccount();
        var body = new HashMap<String, Object>(Map.of("appId", operator.appId, "templateId", "t", "fields",
                Operator.BILL_FIELDS));
        body.put(part, "w".repeat(size));

        operator.put("/templates/BILL", body).statusCode(status);
    }

    @Test
    @DisplayName("deletes a template of the version that was read: the kind waits or is told no more, and it is audited")
    void deletedTemplate() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("VOUCHER_RECEIVED", List.of(Map.of("key", "thing1", "value", "name")));
        String read = operator.get("/templates/BILL").statusCode(200).body("templateId", is(operator.template))
                .extract().header("ETag");
        operator.putTemplate("BILL", Operator.BILL_FIELDS);
        String current = operator.get("/templates/BILL").extract().header("ETag");
        assertThat(current).isNotEqualTo(read)
                .isEqualTo("\"" + operator.get("/templates").extract().path("items[0].version") + "\"");

        delete(operator, "BILL", "operator-admin", "k1", null).statusCode(428);
        delete(operator, "BILL", "operator-admin", "k2", read).statusCode(412).body("currentETag", is(current));
        delete(operator, "BILL", "finance", "k3", current).statusCode(403);
        delete(Operator.bare(), "BILL", "operator-admin", "k4", current).statusCode(404);
        delete(operator, "BILL", "operator-admin", "k5", current).statusCode(200).body("kind", is("BILL"));
        delete(operator, "BILL", "operator-admin", "k5", current).statusCode(200);
        delete(operator, "BILL", "operator-admin", "k6", current).statusCode(404);
        delete(operator, "WEATHER", "operator-admin", "k7", current).statusCode(404);

        operator.get("/templates").body("items.kind", equalTo(List.of("VOUCHER_RECEIVED")));
        operator.get("/templates/BILL").statusCode(404);
        given().auth().oauth2(Tokens.staff(operator.id, "operator-admin"))
                .get(ROOT + "/audit?subjectKind=message-template&subjectId=BILL").then()
                .body("items[0].action", is("delete-template")).body("items[0].before.layout.templateId",
                        is(operator.template)).body("items[0].after", nullValue());
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
        org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(20)).until(() -> MessageRow.of(operator)
                .stream().map(MessageRow::reason).toList(), List.of("WAITS_FOR_TEMPLATE")::equals);
    }

    private static io.restassured.response.ValidatableResponse delete(Operator operator, String kind, String role,
            String key, String ifMatch) {
        RequestSpecification request = given().auth().oauth2(Tokens.staff(operator.id, role))
                .header("Idempotency-Key", key);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).delete(ROOT + "/templates/" + kind)
                .then();
    }

    @Test
    @DisplayName("says what saving a template would find, to those who may save it, and stores nothing")
    void lint() {
        Operator operator = Operator.bare();
        RequestSpecification admin = given().auth().oauth2(Tokens.staff(operator.id, "operator-admin"))
                .contentType(ContentType.JSON);
        var body = Map.of("appId", operator.appId, "templateId", "t", "fields",
                List.of(Map.of("key", "amount1", "value", "billNo")));

        admin.body(body).post(ROOT + "/templates/BILL/lint").then().statusCode(200)
                .body("findings.code", is(List.of("value-misfit")));
        given().auth().oauth2(Tokens.staff(operator.id, "finance")).contentType(ContentType.JSON).body(body)
                .post(ROOT + "/templates/BILL/lint").then().statusCode(403);
        operator.get("/templates").body("items", hasSize(0));
    }

    @Test
    @DisplayName("tells the kinds of messages, their rules, and which fields take which of their values")
    void kinds() {
        Operator.bare().get("/message-kinds").statusCode(200)
                .body("items.kind", is(List.of("CHARGING_STARTED", "CHARGING_ENDED", "START_FAILED", "IDLE_FEE_SOON",
                        "BILL", "CORRECTED", "HELD", "REFUND_ACCEPTED", "REFUND_ARRIVED", "REFUND_FAILED",
                        "VOUCHER_RECEIVED", "VOUCHER_EXPIRING", "LOW_BALANCE", "BACKLOG", "PILES_OFFLINE")))
                .body("items.find { it.kind == 'LOW_BALANCE' }.purpose", is("LOW_BALANCE"))
                .body("items.find { it.kind == 'LOW_BALANCE' }.optional", is(true))
                .body("items.find { it.kind == 'HELD' }.mayWait", is(false))
                .body("items.find { it.kind == 'BILL' }.values.find { it.name == 'paid' }.sample", is("180.53元"))
                .body("items.find { it.kind == 'BILL' }.values.find { it.name == 'billNo' }.fieldTypes",
                        is(List.of("THING", "CONST", "CHARACTER_STRING", "NUMBER")));
    }

    @Test
    @DisplayName("a new list of staff replaces the old one, and keeps by number who was on it")
    void staff() {
        Operator operator = Operator.bare();
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "甲", "openid", "oAAAA1"),
                Map.of("name", "乙", "openid", "oBBBB1")))).statusCode(200).body("recipients", is(2));
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "乙", "openid", "oBBBB1"))))
                .statusCode(200);

        operator.get("/staff-recipients").body("items", hasSize(1)).body("items[0].name", is("乙"))
                .body("items[0].maskedOpenid", is("oBBB****"));
        String kept = operator.get("/staff-recipients").extract().path("items[0].recipientId");
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "乙班", "recipientId", kept),
                Map.of("name", "丙", "openid", "oCCCC1")))).statusCode(200).body("recipients", is(2));
        operator.get("/staff-recipients").body("items.name", is(List.of("丙", "乙班")))
                .body("items.maskedOpenid", is(List.of("oCCC****", "oBBB****")))
                .body("items.find { it.name == '乙班' }.recipientId", is(kept));
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "丁", "recipientId",
                UUID.randomUUID())))).statusCode(404);
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "丁")))).statusCode(404);
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "丁", "openid", " "))))
                .statusCode(400);
        operator.get("/staff-recipients").body("items", hasSize(2));
    }

    @Test
    @DisplayName("shows a refused event with people masked, and redrives it whole")
    void deadLetters() {
        Operator operator = Operator.bare();
        String openid = "oZPD78v9swJhWJ7vPvQttsMaiF3p";
        UUID poison = TestTopics.send("billing.driver-profile.v1", "x", "billing.driver-profiled.v1", operator.id, """
                {"operatorId":"%s","openid":"%s","nickname":"阿明司机","phone":"18912344136","note":"致电18912344136"}"""
                .formatted(operator.id, openid));
        RequestSpecification admin = given().auth().oauth2(Tokens.staff(operator.id, "operator-admin"));
        org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(20)).until(() ->
                admin.get(ROOT + "/dead-letters").path("items.size()"), is(1));

        String shown = admin.get(ROOT + "/dead-letters").then().body("items[0].eventId", is(poison.toString())).extract()
                .path("items[0].body");
        assertThat(shown).isEqualTo("{\"operatorId\":\"" + operator.id + "\",\"openid\":\"oZPD****\",\"nickname\":\"阿****\","
                + "\"phone\":\"189xxxx4136\",\"note\":\"致电189xxxx4136\"}");
        String id = admin.get(ROOT + "/dead-letters").path("items[0].id");
        String redriven = admin.contentType("application/json").header("Idempotency-Key", "again")
                .body("{\"reason\":\"kept whole\"}").post(ROOT + "/dead-letters/" + id + "/redrive").then().statusCode(200).extract().asString();
        assertThat(redriven).doesNotContain("18912344136", openid, "阿明").contains("oZPD****");
        assertThat(TestTopics.read("billing.driver-profile.v1", event -> event.operatorId().equals(operator.id)
                && event.json().contains(openid), java.time.Duration.ofSeconds(20)).json()).contains("18912344136", "阿明司机");
    }

    @Test
    @DisplayName("tells those who watch how much is still to be said")
    void metrics() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("chargeledger_messages_pending"))
                .body(containsString("chargeledger_messages_waiting")).body(containsString("chargeledger_messages_unknown"))
                .body(containsString("chargeledger_official_accounts_paused")).body(not(containsString("secret")));
    }
}
