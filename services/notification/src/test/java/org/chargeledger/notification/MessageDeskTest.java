package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Staff with a message that no sender tries any more")
class MessageDeskTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String PATH = "/api/notification/v1/messages/";

    Operator operator;
    String messageId;

    @BeforeEach
    void sendOne() {
        operator = Operator.withWillingAccount();
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
        messageId = MessageRow.awaitOnly(operator, "DELIVERED").messageId();
    }

    @ParameterizedTest(name = "told {0}: {1}, {2}")
    @CsvSource({"true, DELIVERED, SAID_TOLD, message-delivered", "false, FAILED, SAID_NOT_TOLD, message-failed"})
    @DisplayName("say once what became of it, with a reason; others hear of it as of any message")
    void outcome(boolean told, String state, String reason, String event) {
        becomes("UNKNOWN", false);
        int before = operator.outcomes().size();

        say("outcome", "service-desk", "k1", Map.of("told", told, "reason", "电话核实")).statusCode(200)
                .body("state", is(state)).body("reason", is(reason));
        say("outcome", "service-desk", "k1", Map.of("told", told, "reason", "电话核实")).statusCode(200);
        say("outcome", "service-desk", "k2", Map.of("told", !told, "reason", "又改口")).statusCode(409)
                .body("type", is("/problems/message-state"));

        operator.get("/messages/" + messageId).body("state", is(state)).body("reason", is(reason));
        await().atMost(SOON).until(() -> operator.outcomes().size() == before + 1);
        Contracts.assertValid(event, operator.outcomes().getLast().json());
        given().auth().oauth2(Tokens.staff(operator.id, "operator-admin"))
                .get("/api/notification/v1/audit?subjectKind=message&subjectId=" + messageId).then()
                .body("items", hasSize(1)).body("items[0].reason", is("电话核实"))
                .body("items[0].before.state", is("UNKNOWN")).body("items[0].after.state", is(state));
    }

    @Test
    @DisplayName("have a failed one sent again once, under its own id; it goes the way of a new one")
    void again() {
        becomes("FAILED", false);

        say("again", "service-desk", "k1", Map.of("reason", "用户已关注")).statusCode(200).body("state", is("PENDING"));
        say("again", "service-desk", "k1", Map.of("reason", "用户已关注")).statusCode(200);
        await().atMost(SOON).until(() -> operator.sent().size() == 2);
        MessageRow.awaitOnly(operator, "DELIVERED");

        assertThat(operator.sent()).extracting(sent -> sent.get("client_msg_id").asText())
                .containsOnly(messageId.replace("-", ""));
        say("again", "service-desk", "k2", Map.of("reason", "再来")).statusCode(409).body("state", is("DELIVERED"));
        operator.get("/messages/" + messageId).body("attempts", is(1)).body("reason", nullValue());
    }

    @Test
    @DisplayName("have one that WeChat lost sent again when WeChat has forgotten its id, not before")
    void againAfterLoss() {
        becomes("FAILED", false);
        MessageRow.change("update message set reason = 'LOST_BY_CHANNEL', reported_at = now() - interval '2 minutes'"
                + " where operator_id = ?", operator.id);

        say("again", "service-desk", "k1", Map.of("reason", "用户未收到")).statusCode(200).body("state", is("PENDING"));

        assertThat(MessageRow.holds("select next_attempt_at between now() + interval '7 minutes' and now()"
                + " + interval '8 minutes' from message where operator_id = '" + operator.id + "'")).isTrue();
        MessageRow.change("update message set next_attempt_at = now() where operator_id = ?", operator.id);
        await().atMost(SOON).until(() -> operator.sent().size() == 2);
        MessageRow.awaitOnly(operator, "DELIVERED");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', value = {
            "too old | expires_at = '2019-10-15T00:00:00Z' | TOO_LATE",
            "too old, of an earlier release | expires_at = null, occurred_at = '2019-10-01T00:00:00Z' | TOO_LATE",
            "consent withdrawn | purpose = 'VOUCHER_GIFT' | NOT_ALLOWED",
            "consent withdrawn, of an earlier release | kind = 'LOW_BALANCE' | NOT_ALLOWED",
            "template deleted | kind = 'VOUCHER_RECEIVED' | NOT_ALLOWED"})
    @DisplayName("hear at once why one that failed will not be sent any more")
    void neverAgain(String why, String change, String reason) {
        becomes("FAILED", false);
        MessageRow.change("update message set " + change + " where operator_id = ?", operator.id);

        say("again", "service-desk", "k1", Map.of("reason", "补发")).statusCode(409)
                .body("type", is("/problems/message-state")).body("state", is("FAILED")).body("reason", is(reason));

        assertThat(MessageRow.of(operator)).extracting(MessageRow::state).isEqualTo(List.of("FAILED"));
        assertThat(operator.sent()).hasSize(1);
    }

    @Test
    @DisplayName("send what was said not to have arrived")
    void notToldThenAgain() {
        becomes("UNKNOWN", false);
        say("again", "finance", "k1", Map.of("reason", "直接再发")).statusCode(409);
        say("outcome", "finance", "k2", Map.of("told", false, "reason", "电话核实")).statusCode(200);
        say("again", "finance", "k3", Map.of("reason", "补发")).statusCode(200);

        await().atMost(SOON).until(() -> operator.sent().size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELIVERED", "PENDING", "UNKNOWN", "FAILED"})
    @DisplayName("leave alone what a sender may still try")
    void stillTried(String state) {
        becomes(state, true);

        say("outcome", "operator-admin", "k1", Map.of("told", true, "reason", "r")).statusCode(409);
        say("again", "operator-admin", "k2", Map.of("reason", "r")).statusCode(409);
    }

    @Test
    @DisplayName("need a reason, a right, and a message of their own operator")
    void refused() {
        becomes("UNKNOWN", false);
        say("outcome", "viewer", "k1", Map.of("told", true, "reason", "r")).statusCode(403);
        say("outcome", "service-desk", "k2", Map.of("told", true)).statusCode(400);
        say("outcome", "service-desk", "k3", Map.of("reason", "r")).statusCode(400);
        say("outcome", "service-desk", "k4", Map.of("told", true, "reason", " ")).statusCode(400);
        Operator other = Operator.bare();
        given().auth().oauth2(Tokens.staff(other.id, "service-desk")).contentType(ContentType.JSON)
                .header("Idempotency-Key", "k5").body(Map.of("told", true, "reason", "r"))
                .post(PATH + messageId + "/outcome").then().statusCode(404);
        given().auth().oauth2(Tokens.driver(operator.id, UUID.randomUUID())).contentType(ContentType.JSON)
                .header("Idempotency-Key", "k6").body(Map.of("reason", "r")).post(PATH + messageId + "/again").then()
                .statusCode(403);
        assertThat(MessageRow.of(operator)).extracting(MessageRow::state).isEqualTo(List.of("UNKNOWN"));
    }

    private void becomes(String state, boolean tried) {
        MessageRow.change("update message set state = ?, next_attempt_at = case when ? then now() + interval '1 hour' end"
                + " where operator_id = ?", state, tried, operator.id);
    }

    private ValidatableResponse say(String what, String role, String key, Map<String, Object> body) {
        return given().auth().oauth2(Tokens.staff(operator.id, role)).contentType(ContentType.JSON)
                .header("Idempotency-Key", key).body(body).post(PATH + messageId + "/" + what).then();
    }
}
