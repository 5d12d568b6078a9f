package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.notification.app.SendingLoop;
import org.chargeledger.notification.app.TellOfBills;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Messages to drivers and staff")
class SendingTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    SystemDb db;

    @Inject
    TellOfBills tellOfBills;

    @Inject
    SendingLoop sendingLoop;

    @Test
    @DisplayName("a settled bill reaches its driver with the ledger's amount and the station's name and time")
    void billReachesDriver() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = Facts.driverOf(operator);
        Facts.station(operator, "ST-1", "松岗工业园");
        awaitStation(operator);
        String billNo = Facts.newBillNo();
        TestTopics.send("billing.session.v1", billNo, "billing.bill-settled.v1", operator.id,
                Facts.settledJson(operator, driverId, billNo, "ST-1"));

        MessageRow row = MessageRow.awaitOnly(operator, "DELIVERED");

        assertThat(operator.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.get("touser").asText()).isEqualTo("oDriver" + driverId.toString().substring(0, 8));
            assertThat(sent.at("/data/thing1/value").asText()).isEqualTo("松岗工业园");
            assertThat(sent.at("/data/character_string2/value").asText()).isEqualTo(billNo);
            assertThat(sent.at("/data/amount4/value").asText()).isEqualTo("13.53元");
            assertThat(sent.at("/data/time5/value").asText()).isEqualTo("2019年10月16日 17:02");
            assertThat(sent.get("client_msg_id").asText()).isEqualTo(row.messageId().replace("-", "")).hasSize(32);
        });
        Published delivered = operator.outcome();
        assertThat(delivered.type()).isEqualTo("notification.message-delivered.v1");
        assertThat(delivered.key()).isEqualTo(driverId.toString());
        Contracts.assertValid("message-delivered", delivered.json());
    }

    @Test
    @DisplayName("a bill that is told twice is one message")
    void toldTwice() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = Facts.driverOf(operator);
        String billNo = Facts.newBillNo();
        Facts.settled(operator, driverId, billNo);
        MessageRow.awaitOnly(operator, "DELIVERED");

        Facts.settled(operator, driverId, billNo);
        String marker = Facts.newBillNo();
        Facts.settled(operator, driverId, marker);

        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().filter(row -> row.state().equals("DELIVERED"))
                .count() == 2);
        assertThat(operator.sent()).hasSize(2);
        assertThat(MessageRow.of(operator)).extracting(MessageRow::factId).containsExactly(billNo + ":1", marker + ":1");
    }

    @Test
    @DisplayName("a corrected bill says what went back, and only if staff chose to tell the driver")
    void corrected() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("CORRECTED", List.of(Map.of("key", "character_string1", "value", "billNo"),
                Map.of("key", "amount2", "value", "due"), Map.of("key", "amount3", "value", "difference"),
                Map.of("key", "phrase4", "value", "change")));
        UUID driverId = Facts.driverOf(operator);
        Facts.corrected(operator, driverId, Facts.newBillNo(), false);
        String told = Facts.newBillNo();
        Facts.corrected(operator, driverId, told, true);

        MessageRow.awaitOnly(operator, "DELIVERED");

        assertThat(operator.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.at("/data/character_string1/value").asText()).isEqualTo(told);
            assertThat(sent.at("/data/amount2/value").asText()).isEqualTo("3.40元");
            assertThat(sent.at("/data/amount3/value").asText()).isEqualTo("143.20元");
            assertThat(sent.at("/data/phrase4/value").asText()).isEqualTo("退还余额");
        });
    }

    @Test
    @DisplayName("a bill that comes before its driver's profile waits for it")
    void profileComesLater() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = UUID.randomUUID();
        Facts.settled(operator, driverId, Facts.newBillNo());
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason).toList(),
                List.of("WAITS_FOR_RECIPIENT")::equals);
        assertThat(operator.sent()).isEmpty();

        Facts.profile(operator, driverId, "oLate");

        await().atMost(Duration.ofSeconds(5)).until(() -> MessageRow.of(operator).getFirst().state().equals("DELIVERED"));
        assertThat(operator.sent()).singleElement()
                .satisfies(sent -> assertThat(sent.get("touser").asText()).isEqualTo("oLate"));
    }

    @Test
    @DisplayName("a held bill tells its driver why, once however often it is held")
    void held() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("HELD", List.of(Map.of("key", "thing4", "value", "reason"),
                Map.of("key", "amount5", "value", "reserved"), Map.of("key", "time3", "value", "requestedAt")));
        UUID driverId = Facts.driverOf(operator);
        String billNo = Facts.newBillNo();
        Facts.held(operator, driverId, billNo);
        Facts.held(operator, driverId, billNo);

        MessageRow.awaitOnly(operator, "DELIVERED");

        assertThat(operator.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.at("/data/thing4/value").asText()).isEqualTo("账单丢失");
            assertThat(sent.at("/data/amount5/value").asText()).isEqualTo("50.00元");
            assertThat(sent.at("/data/time3/value").asText()).isEqualTo("2019年10月16日 16:18");
        });
    }

    @Test
    @DisplayName("each named member of the staff is reminded of the backlog once a day")
    void backlog() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("BACKLOG", List.of(Map.of("key", "number2", "value", "count"),
                Map.of("key", "thing5", "value", "mainReason")));
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "值班", "openid", "oDuty"),
                Map.of("name", "站长", "openid", "oHead")))).statusCode(200);
        Facts.backlog(operator, "2019-10-17");
        Facts.backlog(operator, "2019-10-17");
        Facts.backlog(operator, "2019-10-18");

        await().atMost(SOON).until(() -> operator.sent().size() == 4);

        assertThat(operator.sent()).extracting(sent -> sent.get("touser").asText())
                .containsExactlyInAnyOrder("oDuty", "oDuty", "oHead", "oHead");
        assertThat(operator.sent()).allSatisfy(sent -> {
            assertThat(sent.at("/data/number2/value").asText()).isEqualTo("38");
            assertThat(sent.at("/data/thing5/value").asText()).isEqualTo("账单丢失37笔");
        });
        assertThat(MessageRow.of(operator)).hasSize(4);
    }

    @Test
    @DisplayName("two hundred messages at once are out in a few seconds")
    void drainsFast() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = Facts.driverOf(operator);
        Facts.settled(operator, driverId, Facts.newBillNo());
        MessageRow.awaitOnly(operator, "DELIVERED");
        var bills = IntStream.range(0, 200).mapToObj(i -> Facts.settledBill(operator, driverId, Facts.newBillNo())).toList();

        long startedNanos = System.nanoTime();
        db.inTransaction(tx -> {
            tellOfBills.tell(tx, bills, List.of(), List.of());
            return null;
        });
        sendingLoop.wake();
        await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(30)).until(() -> MessageRow.of(operator)
                .stream().filter(row -> row.state().equals("DELIVERED")).count() == 201);

        // 2 s on two quiet cores; the bound above only catches a sender that waits for its poll between messages.
        System.out.println("200 messages drained in " + Duration.ofNanos(System.nanoTime() - startedNanos));
        assertThat(operator.sent()).hasSize(201);
    }

    @Test
    @DisplayName("a bill without a driver goes to the dead letters alone")
    void poison() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = Facts.driverOf(operator);
        UUID poison = TestTopics.send("billing.session.v1", "x", "billing.bill-settled.v1", operator.id,
                "{\"billNo\":\"1\"}");
        Facts.settled(operator, driverId, Facts.newBillNo());

        MessageRow.awaitOnly(operator, "DELIVERED");
        Published dead = TestTopics.read("notification.dead-letter.v1",
                published -> published.json().contains(poison.toString()), SOON);
        assertThat(dead.operatorId()).isEqualTo(operator.id);
    }

    private static void awaitStation(Operator operator) {
        await().atMost(SOON).until(() -> !TestPostgres.texts(
                "select 1 from station where operator_id = '" + operator.id + "'").isEmpty());
    }
}
