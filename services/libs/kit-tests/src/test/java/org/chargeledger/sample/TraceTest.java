package org.chargeledger.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.chargeledger.kit.testing.OtlpReceiver;
import org.chargeledger.kit.testing.OtlpSpan;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(OtlpReceiver.class)
@DisplayName("A trace")
class TraceTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<String> LOGGERS = Stream.of(ThingResource.class, RechargeConsumer.class)
            .map(Class::getName).toList();

    private final Map<String, String> traceOfLine = new ConcurrentHashMap<>();
    private final Handler lines = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line instanceof ExtLogRecord record) {
                traceOfLine.put(record.getFormattedMessage(), String.valueOf(record.getMdc("traceId")));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGERS.forEach(name -> Logger.getLogger(name).addHandler(lines));
    }

    @AfterEach
    void stopListening() {
        LOGGERS.forEach(name -> Logger.getLogger(name).removeHandler(lines));
    }

    @Test
    @DisplayName("leads from the request over outbox and Kafka to the consumer, and every log line on the way names it")
    void leadsToTheConsumer() {
        String thing = UUID.randomUUID().toString();
        recharge(thing, null);
        await().atMost(SOON).until(() -> traceOfLine.containsKey("recharged " + thing));

        String trace = traceOfLine.get("recharges " + thing);
        assertThat(trace).matches("[0-9a-f]{32}");
        assertThat(traceOfLine).containsEntry("recharged " + thing, trace);
        await().atMost(SOON).untilAsserted(() -> {
            List<OtlpSpan> spans = OtlpReceiver.spans(trace);
            OtlpSpan consumed = named(spans, "sample.recharges");
            OtlpSpan requested = named(spans, "POST /things/{id}/recharges");
            assertThat(requested.parentSpanId()).isEmpty();
            assertThat(consumed.parentSpanId()).isEqualTo(requested.spanId());
        });
    }

    @Test
    @DisplayName("that a caller began is continued")
    void isContinued() {
        String thing = UUID.randomUUID().toString();
        String trace = UUID.randomUUID().toString().replace("-", "");
        recharge(thing, "00-" + trace + "-00f067aa0ba902b7-01");

        await().atMost(SOON).untilAsserted(() -> assertThat(OtlpReceiver.spans(trace)).extracting(OtlpSpan::name)
                .contains("POST /things/{id}/recharges", "sample.recharges"));
        assertThat(traceOfLine).containsEntry("recharged " + thing, trace);
    }

    private static OtlpSpan named(List<OtlpSpan> spans, String name) {
        assertThat(spans).extracting(OtlpSpan::name).contains(name);
        return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
    }

    private static void recharge(String thing, String traceparent) {
        var request = given().auth().oauth2(Tokens.staff("zpd", "viewer")).contentType("application/json").body(3);
        if (traceparent != null) {
            request.header("traceparent", traceparent);
        }
        request.post("/api/sample/v1/things/" + thing + "/recharges").then().statusCode(204);
    }
}
