package org.chargeledger.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.Operator.json;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("The logs of notification")
class LogsTest {

    static final Duration SOON = Duration.ofSeconds(20);

    @Test
    @DisplayName("name nobody and tell no secret, whatever goes wrong")
    void nothingPersonal() {
        var lines = new Lines();
        Logger.getLogger("").addHandler(lines);
        Operator operator = Operator.withAccount();
        try {
            operator.wechat.register(operator.sends().willReturn(json("{\"errcode\":0}").withFixedDelay(2500)));
            Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
            MessageRow.awaitOnly(operator, "UNKNOWN");
            operator.wechat.register(operator.sends().willReturn(json("no json at all")));
            UUID poison = TestTopics.send("billing.driver-profile.v1", "x", "billing.driver-profiled.v1", operator.id,
                    "{\"operatorId\":\"zpd\",\"phone\":\"18912344136\",\"nickname\":\"阿明\"}");
            await().atMost(SOON).until(() -> MessageRow.holds(
                    "select exists (select from dead_letter where event_id = '" + poison + "')"));
            grantANotice(operator);
            new OfficialAccountStub(operator).tells(OfficialAccountStub.event("subscribe", "")).statusCode(200);
        } finally {
            Logger.getLogger("").removeHandler(lines);
        }

        assertThat(lines.seen).as("the poison is named").anySatisfy(line -> assertThat(line).contains("refuses event"));
        for (String secret : List.of("jsapi-secret", "18912344136", "阿明", "oDriver", "oPlatform", "token-1", "AAAAA", "access_token=")) {
            assertThat(lines.seen).as(secret).noneSatisfy(line -> assertThat(line).contains(secret));
        }
    }

    private static void grantANotice(Operator operator) {
        var fields = List.of(Map.of("key", "amount1", "value", "paid"));
        operator.put("/templates/BILL", Map.of("appId", operator.appId, "templateId", operator.template, "fields", fields,
                "channels", List.of("WECHAT_TEMPLATE", "WECHAT_SUBSCRIPTION"), "notice",
                Map.of("templateId", "notice", "fields", fields))).statusCode(200);
        operator.wechat.register(get(urlPathEqualTo("/cgi-bin/ticket/getticket"))
                .withQueryParam("access_token", equalTo("token-1" + operator.appId))
                .willReturn(json("{\"errcode\":0,\"ticket\":\"jsapi-secret\",\"expires_in\":7200}")));
        var driver = given().auth().oauth2(Tokens.driver(operator.id, Facts.driverOf(operator)))
                .contentType(ContentType.JSON);
        driver.get("/api/notification/v1/driver/notices?page=http://localhost:8080/my").then().statusCode(200)
                .body("signature.signature", notNullValue());
        await().atMost(SOON).until(() -> driver.header("Idempotency-Key", "press")
                .body(Map.of("templateId", "notice", "decision", "ACCEPT"))
                .post("/api/notification/v1/driver/notices/BILL").statusCode() == 200);
    }

    /** Everything that is logged, with its parameters and failures. */
    private static final class Lines extends Handler {

        private final Queue<String> seen = new ConcurrentLinkedQueue<>();

        Lines() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            var text = new StringWriter();
            text.append(record.getMessage()).append(' ');
            if (record.getParameters() != null) {
                List.of(record.getParameters()).forEach(parameter -> text.append(String.valueOf(parameter)).append(' '));
            }
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text));
            }
            seen.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
