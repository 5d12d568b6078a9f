package org.chargeledger.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A received event")
class InboxTest {

    private static final String TOPIC = "billing.wallet.v1";
    private static final String TYPE = "billing.wallet-recharged.v1";
    private static final String LETTERS = "/api/sample/v1/dead-letters";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    @DisplayName("is applied once, however often it is delivered")
    void isAppliedOnce() {
        String thing = UUID.randomUUID().toString();
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            TestTopics.send(id, TOPIC, thing, TYPE, "zpd", recharge(thing, 10));
        }
        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 1));

        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(11));
    }

    @Test
    @DisplayName("that does no harm twice is not remembered, and is handled as often as it comes")
    void isNotRemembered() {
        String thing = UUID.randomUUID().toString();
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            TestTopics.send(id, TOPIC, thing, "billing.repeatable.v1", "zpd", recharge(thing, 10));
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(20));
        assertThat(value("select count(*)::text from inbox where event_id = '" + id + "'")).isEqualTo("0");
    }

    @Test
    @DisplayName("that can never succeed goes to the dead letters alone, with its reason; its neighbours are applied")
    void poisonGoesAlone() {
        String thing = UUID.randomUUID().toString();
        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 10));
        UUID poison = TestTopics.send(TOPIC, thing, TYPE, "zpd", "{\"amount\": 5}");
        UUID negative = TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, -50));
        UUID junk = TestTopics.send(TOPIC, thing, TYPE, "zpd", "not json");
        UUID noText = TestTopics.send(TOPIC, thing, TYPE, "zpd", "{\"thing\":\"\0\"}");
        UUID longNumber = TestTopics.send(TOPIC, thing, TYPE, "zpd", "{\"amount\":\"" + "x".repeat(900_000) + "\"}");
        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 10));

        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(20));
        assertThat(reason(poison)).isEqualTo("a recharge names its thing");
        assertThat(reason(negative)).contains("thing_amount_check");
        assertThat(reason(junk)).contains("unreadable");
        assertThat(reason(noText)).contains("unreadable");
        assertThat(reason(longNumber)).contains("unreadable").hasSizeLessThan(2_001);
        String told = TestTopics.read("billing.dead-letter.v1", event -> event.json().contains(poison.toString()), SOON).json();
        assertThat(told).contains("a recharge names its thing");
        Contracts.assertValid("event-died", told);
    }

    @Test
    @DisplayName("that was refused is listed to its operator only and, redriven after the cause is gone, applied once")
    void isRedriven() {
        String thing = UUID.randomUUID().toString();
        UUID refused = TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, -5));
        await().atMost(SOON).untilAsserted(() -> assertThat(reason(refused)).isNotNull());
        String letter = letter(refused);

        redrive(Tokens.staff("qyd", "operator-admin"), letter, "k").statusCode(404);
        redrive(Tokens.staff("zpd", "viewer"), letter, "k").statusCode(403);
        redrive(admin(), letter, null).statusCode(400).body("type", equalTo("/problems/idempotency-key-missing"));
        redrive(admin(), letter, "k", "{\"reason\":\" \"}").statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
        given().auth().oauth2(Tokens.staff("zpd", "operator-admin")).get(LETTERS).then()
                .statusCode(200).body("items.find { it.id == '" + letter + "' }.type", equalTo(TYPE));

        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 8));
        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(8));
        TestPostgres.run("alter table thing drop constraint thing_amount_check");
        redrive(admin(), letter, "k of " + letter).statusCode(200).body("id", equalTo(letter))
                .body("redrivenAt", notNullValue());
        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(3));
        given().auth().oauth2(admin()).get("/api/sample/v1/audit?subjectId=" + letter).then()
                .body("items.reason", contains("the check is gone")).body("items.action", contains("redrive-dead-letter"))
                .body("items[0].before.redrivenAt", nullValue()).body("items[0].after.redrivenAt", notNullValue())
                .body("items[0].before.refusedFor", containsString("thing_amount_check"));
        TestPostgres.run("alter table thing add constraint thing_amount_check check (amount >= 0) not valid");
    }

    @Test
    @DisplayName("that is redriven twice is applied once, by the consumer that refused it, and leaves its key's last event alone")
    void isRedrivenForOneConsumer() {
        String thing = UUID.randomUUID().toString();
        UUID refused = TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, -5));
        await().atMost(SOON).untilAsserted(() -> assertThat(reason(refused)).isNotNull());
        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 8));
        TestPostgres.run("alter table thing drop constraint thing_amount_check");

        redrive(refused);
        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(3));
        redrive(refused);
        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 1));
        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(4));

        assertThat(TestTopics.all(TOPIC)).filteredOn(event -> event.id().equals(refused))
                .extracting(TestTopics.Published::key).containsExactlyInAnyOrder(thing, "redriven:" + thing);
        assertThat(value("select count(*)::text from audit_entry where subject_id = '" + letter(refused) + "'"))
                .isEqualTo("1");
        TestPostgres.run("alter table thing add constraint thing_amount_check check (amount >= 0) not valid");
    }

    @Test
    @DisplayName("that is refused anew is redriven by another key; the same key repeats its answer, and with another reason is "
            + "refused")
    void isRedrivenOncePerKey() {
        String thing = UUID.randomUUID().toString();
        UUID refused = TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, -5));
        await().atMost(SOON).untilAsserted(() -> assertThat(reason(refused)).isNotNull());
        String letter = letter(refused);
        String first = redrive(admin(), letter, "first " + letter).statusCode(200).extract().asString();
        await().atMost(SOON).until(() -> open(letter));

        assertThat(redrive(admin(), letter, "first " + letter).statusCode(200).extract().asString()).isEqualTo(first);
        redrive(admin(), letter, "first " + letter, "{\"reason\":\"another\"}").statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(open(letter)).isTrue();
        redrive(admin(), letter, "second " + letter).statusCode(200).body("redrivenAt", notNullValue());
        assertThat(value("select count(*)::text from audit_entry where subject_id = '" + letter + "'")).isEqualTo("2");
    }

    @Test
    @DisplayName("that is redriven for another consumer is none of this one's business")
    void isNotRedrivenForAnother() {
        String thing = UUID.randomUUID().toString();
        TestPostgres.run("""
                insert into outbox (id, topic, key, type, operator_id, occurred_at, body, only_for)
                values ('%s', '%s', '%s', '%s', 'zpd', now(), '%s', 'sample.others')""".formatted(UUID.randomUUID(),
                TOPIC, thing, TYPE, recharge(thing, 5)));
        await().atMost(SOON).until(() -> value("select count(*)::text from outbox").equals("0"));
        TestTopics.send(TOPIC, "redriven:" + thing, TYPE, "zpd", recharge(thing, 1));

        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(1));
    }

    @Test
    @DisplayName("whose type says nothing is redriven as it is, and holds up no other")
    void isRedrivenWhateverItsType() {
        String thing = UUID.randomUUID().toString();
        UUID refused = TestTopics.send(TOPIC, thing, "unknown", "zpd", "{}");
        await().atMost(SOON).untilAsserted(() -> assertThat(reason(refused)).isNotNull());

        for (int i = 0; i < 2; i++) {
            redrive(refused);
        }
        given().auth().oauth2(Tokens.staff("zpd", "viewer")).contentType("application/json").body(7)
                .post("/api/sample/v1/things/" + thing + "/recharges").then().statusCode(204);

        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(7));
    }

    @Test
    @DisplayName("that was refused is found page by page, however many died at the same moment")
    void isFoundPageByPage() {
        String operatorId = "op-" + UUID.randomUUID();
        List<String> sent = Stream.generate(() -> TestTopics.send(TOPIC, "k", TYPE, operatorId, "{}").toString()).limit(3)
                .toList();
        await().atMost(SOON).untilAsserted(() -> assertThat(letters(operatorId, "?limit=200")).hasSize(3));
        TestPostgres.run("update dead_letter set dead_at = '2019-10-16T00:00:00Z' where operator_id = '"
                + operatorId + "'");

        var found = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = page(operatorId, "?limit=1" + cursor);
            found.addAll(page.getList("items.eventId"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(sent);
        given().auth().oauth2(Tokens.staff(operatorId, "operator-admin")).get(LETTERS + "?cursor=" + Cursor.encode("x", "y"))
                .then().statusCode(400);
    }

    private static List<String> letters(String operatorId, String query) {
        return page(operatorId, query).getList("items.eventId");
    }

    private static JsonPath page(String operatorId, String query) {
        return given().auth().oauth2(Tokens.staff(operatorId, "operator-admin")).get(LETTERS + query).then()
                .statusCode(200).extract().jsonPath();
    }

    private static void redrive(UUID event) {
        redrive(admin(), letter(event), UUID.randomUUID().toString()).statusCode(200);
    }

    private static String admin() {
        return Tokens.staff("zpd", "operator-admin");
    }

    private static ValidatableResponse redrive(String token, String letter, String key) {
        return redrive(token, letter, key, "{\"reason\":\"the check is gone\"}");
    }

    /** {@code key} is null where none is sent. */
    private static ValidatableResponse redrive(String token, String letter, String key, String body) {
        var request = given().auth().oauth2(token).contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post(LETTERS + "/" + letter + "/redrive").then();
    }

    private static String recharge(String thing, long amount) {
        return "{\"thing\":\"" + thing + "\",\"amount\":" + amount + ",\"unknown\":true}";
    }

    private static long amount(String thing) {
        String value = value("select amount::text from thing where id = '" + thing + "'");
        return value == null ? 0 : Long.parseLong(value);
    }

    private static String reason(UUID event) {
        return value("select reason from dead_letter where event_id = '" + event + "'");
    }

    /** Not redriven, or refused anew since. */
    private static boolean open(String letter) {
        return value("select (redriven_at is null)::text from dead_letter where id = '" + letter + "'").equals("true");
    }

    private static String letter(UUID event) {
        return value("select id::text from dead_letter where event_id = '" + event + "'");
    }

    private static String value(String sql) {
        return TestPostgres.texts(sql).stream().findFirst().orElse(null);
    }
}
