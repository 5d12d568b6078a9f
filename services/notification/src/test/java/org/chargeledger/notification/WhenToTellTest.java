package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.RulesOfReachTest.NOW;
import static org.chargeledger.notification.RulesOfReachTest.SOON;
import static org.chargeledger.notification.RulesOfReachTest.STATION;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.chargeledger.kit.event.CloudEvents;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.notification.kafka.SessionsConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("When a message is told, and when it is no news any more")
class WhenToTellTest {

    @Inject
    SessionsConsumer sessions;

    @BeforeEach
    @AfterEach
    void setTime() {
        BusinessTime.set(NOW);
    }

    @Test
    @DisplayName("an end of charging of three days ago is no news: not sent, and said so")
    void tooOld() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("CHARGING_ENDED", STATION);
        Facts.chargeEnded(operator, Facts.driverOf(operator), Facts.newBillNo(), NOW.minus(Duration.ofDays(3)));

        assertThat(MessageRow.awaitOnly(operator, "FAILED").reason()).isEqualTo("TOO_LATE");

        assertThat(operator.sent()).isEmpty();
    }

    @Test
    @DisplayName("what waits for a template is sent when there is one, but not what has become old by then")
    void waitsForTemplate() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = Facts.driverOf(operator);
        String old = Facts.newBillNo();
        Facts.held(operator, driverId, old, NOW.minus(Duration.ofDays(1)));
        awaitReason(operator, old, "WAITS_FOR_TEMPLATE");
        assertThat(MessageRow.holds("select next_attempt_at is null from message where operator_id = '" + operator.id
                + "'")).as("nobody looks at it meanwhile").isTrue();

        MessageRow.change("update message set expires_at = null where operator_id = ?", operator.id);
        await("an end that an earlier release did not store is stored, and nobody looks any more").atMost(SOON)
                .until(() -> MessageRow.holds("select next_attempt_at is null and expires_at = occurred_at"
                        + " + interval '7 days' from message where operator_id = '" + operator.id + "'"));

        BusinessTime.set(NOW.plus(Duration.ofDays(6)));
        awaitReason(operator, old, "TOO_LATE");
        Contracts.assertValid("message-failed", operator.outcome().json());

        String fresh = Facts.newBillNo();
        Facts.held(operator, driverId, fresh, NOW.plus(Duration.ofDays(6)));
        awaitReason(operator, fresh, "WAITS_FOR_TEMPLATE");
        operator.putTemplate("HELD", List.of(Map.of("key", "thing4", "value", "reason")));

        await().atMost(SOON).until(() -> MessageRow.of(operator).getLast().state().equals("DELIVERED"));
        assertThat(operator.sent()).hasSize(1);
    }

    @Test
    @DisplayName("a driver who heard that a bill is held hears that its start failed after all, where a template says so")
    void heldThenFailed() {
        Operator silent = Operator.withWillingAccount();
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("HELD", STATION);
        operator.putTemplate("START_FAILED", List.of(Map.of("key", "phrase1", "value", "reason"),
                Map.of("key", "thing2", "value", "notice")));
        UUID driverId = Facts.driverOf(operator);
        String billNo = Facts.newBillNo();
        UUID unsaid = Facts.startFailed(silent, Facts.driverOf(silent), Facts.newBillNo(), NOW);
        Facts.held(operator, driverId, billNo, NOW);
        await().atMost(SOON).until(() -> !MessageRow.of(operator).isEmpty());
        Facts.startFailed(operator, driverId, billNo, NOW);
        Facts.startFailed(operator, driverId, billNo, NOW);

        await().atMost(SOON).until(() -> operator.sent().size() == 2
                && MessageRow.handled("notification.sessions", unsaid));

        assertThat(MessageRow.of(operator)).extracting(MessageRow::kind).containsExactly("HELD", "START_FAILED");
        assertThat(operator.sent()).as("in whichever order they left").anySatisfy(sent -> {
            assertThat(sent.at("/data/phrase1/value").asText()).isEqualTo("桩没有应答");
            assertThat(sent.at("/data/thing2/value").asText()).isEqualTo("未产生费用，预留金额已退回余额");
        });
        assertThat(MessageRow.of(silent)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "failed after all             | HELD FAILED      | START_FAILED",
            "settled after all            | HELD SETTLED     | BILL",
            "held again after it settled  | SETTLED HELD     | BILL HELD",
            "another bill's end           | HELD OTHER_FAILED | HELD START_FAILED"})
    @DisplayName("that a bill is held is no news any more where the same batch tells how it ended")
    void overtakenHold(String why, String events, String kinds) {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("START_FAILED", STATION);
        UUID driverId = UUID.randomUUID();
        String billNo = Facts.newBillNo();
        String other = Facts.newBillNo();

        sessions.on(batch(Stream.of(events.split(" ")).map(event -> switch (event) {
            case "HELD" -> fact(operator, billNo, "bill-held", Facts.heldJson(operator, driverId, billNo, NOW));
            case "SETTLED" -> fact(operator, billNo, "bill-settled",
                    Facts.settledJson(operator, driverId, billNo, "ST-108"));
            case "FAILED" -> fact(operator, billNo, "session-failed",
                    Facts.startFailedJson(operator, driverId, billNo, NOW));
            default -> fact(operator, other, "session-failed", Facts.startFailedJson(operator, driverId, other, NOW));
        }).toList()));

        assertThat(MessageRow.of(operator)).extracting(MessageRow::kind).containsExactlyInAnyOrder(kinds.split(" "));
    }

    private static ProducerRecord<String, String> fact(Operator operator, String billNo, String name, String json) {
        return CloudEvents.record("billing.session.v1", billNo, UUID.randomUUID(), "billing." + name + ".v1",
                operator.id, NOW, null, json);
    }

    /** As one poll would bring them. */
    private static ConsumerRecords<String, String> batch(List<ProducerRecord<String, String>> facts) {
        return new ConsumerRecords<>(Map.of(new TopicPartition("billing.session.v1", 0), facts.stream()
                .map(fact -> new ConsumerRecord<>(fact.topic(), 0, 0, NOW.toEpochMilli(), TimestampType.CREATE_TIME, 0, 0,
                        fact.key(), fact.value(), fact.headers(), Optional.empty())).toList()), Map.of());
    }

    @Test
    @DisplayName("in quiet hours what can wait waits for the morning, a held bill does not, unless it is late already")
    void quietHours() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("HELD", List.of(Map.of("key", "thing4", "value", "reason")));
        operator.putTemplate("REFUND_ARRIVED", List.of(Map.of("key", "amount1", "value", "amount")));
        operator.put("/quiet-hours", Map.of("from", "23:00", "to", "07:30")).statusCode(200);
        UUID driverId = Facts.driverOf(operator);
        Facts.refunded(operator, driverId, Facts.newBillNo());
        Facts.held(operator, driverId, Facts.newBillNo(), NOW.minus(Duration.ofHours(1)));
        Facts.held(operator, driverId, Facts.newBillNo(), NOW.minus(Duration.ofHours(1)).minusSeconds(1));

        await().atMost(SOON).until(() -> MessageRow.of(operator).stream()
                .map(row -> row.kind() + " " + (row.reason() == null ? row.state() : row.reason())).sorted().toList(),
                List.of("HELD DELIVERED", "HELD WAITS_FOR_MORNING", "REFUND_ARRIVED WAITS_FOR_MORNING")::equals);

        BusinessTime.set(Instant.parse("2019-10-16T23:30:00Z"));
        MessageRow.change("update message set next_attempt_at = now() where operator_id = ? and state = 'PENDING'",
                operator.id);
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().allMatch(row -> row.state().equals("DELIVERED")));
        operator.put("/quiet-hours", Map.of("from", "08:00", "to", "08:00")).statusCode(400);
        operator.put("/quiet-hours", Map.of()).statusCode(200);
        operator.get("/quiet-hours").body("from", nullValue());
    }

    private static void awaitReason(Operator operator, String billNo, String reason) {
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream()
                .anyMatch(row -> row.factId().startsWith(billNo) && reason.equals(row.reason())));
    }
}
