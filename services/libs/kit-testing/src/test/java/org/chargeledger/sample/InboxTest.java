package org.chargeledger.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
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
    @DisplayName("that can never succeed goes to the dead letters alone, with its reason; its neighbours are applied")
    void poisonGoesAlone() {
        String thing = UUID.randomUUID().toString();
        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 10));
        UUID poison = TestTopics.send(TOPIC, thing, TYPE, "zpd", "{\"amount\": 5}");
        UUID negative = TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, -50));
        UUID junk = TestTopics.send(TOPIC, thing, TYPE, "zpd", "not json");
        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 10));

        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(20));
        assertThat(reason(poison)).isEqualTo("a recharge names its thing");
        assertThat(reason(negative)).contains("thing_amount_check");
        assertThat(reason(junk)).contains("unreadable");
        assertThat(TestTopics.read("billing.dead-letter.v1", event -> event.json().contains(poison.toString()), SOON)
                .json()).contains("a recharge names its thing");
    }

    @Test
    @DisplayName("that was refused is listed to its operator only and, redriven after the cause is gone, applied once")
    void isRedriven() {
        String thing = UUID.randomUUID().toString();
        UUID refused = TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, -5));
        await().atMost(SOON).untilAsserted(() -> assertThat(reason(refused)).isNotNull());
        String letter = letter(refused);

        given().auth().oauth2(Tokens.staff("qyd", "operator-admin")).post(path(letter)).then().statusCode(404);
        given().auth().oauth2(Tokens.staff("zpd", "viewer")).post(path(letter)).then().statusCode(403);
        given().auth().oauth2(Tokens.staff("zpd", "operator-admin")).get("/api/sample/v1/dead-letters").then()
                .statusCode(200).body("items.find { it.id == '" + letter + "' }.type", equalTo(TYPE));

        TestTopics.send(TOPIC, thing, TYPE, "zpd", recharge(thing, 8));
        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(8));
        execute("alter table thing drop constraint thing_amount_check");
        given().auth().oauth2(Tokens.staff("zpd", "operator-admin")).post(path(letter)).then().statusCode(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(amount(thing)).isEqualTo(3));
        execute("alter table thing add constraint thing_amount_check check (amount >= 0) not valid");
    }

    private static String path(String letter) {
        return "/api/sample/v1/dead-letters/" + letter + "/redrive";
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

    private static String letter(UUID event) {
        return value("select id::text from dead_letter where event_id = '" + event + "'");
    }

    private static String value(String sql) {
        try (var connection = TestPostgres.superuser(); var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (var connection = TestPostgres.superuser()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
