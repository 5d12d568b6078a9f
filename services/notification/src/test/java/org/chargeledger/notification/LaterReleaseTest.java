package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.RulesOfReachTest.SOON;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("A kind of message that only a later release knows, met by a pod of this one")
class LaterReleaseTest {

    private final UUID messageId = UUID.randomUUID();
    private Operator operator;

    @BeforeEach
    void store() {
        operator = Operator.withWillingAccount();
        MessageRow.change("""
                insert into message_template (operator_id, kind, app_id, template_id, fields)
                select operator_id, 'PLUG_FORGOTTEN', app_id, template_id, fields from message_template
                where operator_id = ?""", operator.id);
        MessageRow.change("""
                insert into message (month, message_id, operator_id, kind, fact_id, recipient_id, content, state,
                    next_attempt_at, occurred_at)
                values ('2019-10-01', ?, ?, 'PLUG_FORGOTTEN', '1', gen_random_uuid(), '{}', 'UNKNOWN',
                    now() - interval '1 hour', '2019-10-16T15:00:00Z')""", messageId, operator.id);
    }

    @AfterEach
    void forget() {
        MessageRow.change("delete from message where operator_id = ?", operator.id);
    }

    @Test
    @DisplayName("waits for a pod that knows it, and keeps no other message waiting")
    void waits() {
        String billNo = Facts.newBillNo();
        Facts.settled(operator, Facts.driverOf(operator), billNo);

        await().atMost(SOON).until(() -> MessageRow.of(operator).stream()
                .anyMatch(row -> row.factId().startsWith(billNo) && row.state().equals("DELIVERED")));
        assertThat(TestPostgres.texts("select state || ' ' || claims || ' ' || (next_attempt_at < now()) from message"
                + " where message_id = '" + messageId + "'")).containsExactly("UNKNOWN 0 true");
    }

    @Test
    @DisplayName("hides no other template, and is left out by those who would have to know its rules")
    void leftOut() {
        operator.get("/templates").statusCode(200).body("items.kind", is(List.of("BILL")));
        MessageRow.change("update message set next_attempt_at = null where message_id = ?", messageId);
        operator.get("/messages/" + messageId).statusCode(200).body("kind", is("PLUG_FORGOTTEN"));

        given().auth().oauth2(Tokens.staff(operator.id, "operator-admin")).contentType(ContentType.JSON)
                .header("Idempotency-Key", "k1").body(Map.of("told", true, "reason", "电话核实"))
                .post("/api/notification/v1/messages/" + messageId + "/outcome").then().statusCode(404);
    }
}
