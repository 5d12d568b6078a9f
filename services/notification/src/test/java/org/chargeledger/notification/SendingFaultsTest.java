package org.chargeledger.notification;

import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.Operator.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Layout;
import org.chargeledger.notification.domain.Template;
import org.chargeledger.notification.store.Claimed;
import org.chargeledger.notification.store.Claims;
import org.chargeledger.notification.store.Messages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("When a message cannot be sent at once")
class SendingFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":3000000000000000001}";
    private static final String BUSY = "{\"errcode\":-1,\"errmsg\":\"system error\"}";

    @Inject
    SystemDb db;

    @Inject
    Messages messages;

    @Test
    @DisplayName("accepted but answered too late: repeated under the same client_msg_id, delivered once")
    void timeoutAfterAcceptance() {
        Operator operator = Operator.withAccount();
        operator.wechat.register(operator.sends().inScenario(operator.id).whenScenarioStateIs(STARTED)
                .willReturn(json(OK).withFixedDelay(3000)).willSetStateTo("accepted"));
        operator.wechat.register(operator.sends().inScenario(operator.id).whenScenarioStateIs("accepted")
                .willReturn(json(OK)));
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());

        assertThat(MessageRow.awaitOnly(operator, "DELIVERED").attempts()).isEqualTo(2);

        assertThat(ids(operator.sent())).hasSize(2).containsOnly(ids(operator.sent()).getFirst());
        assertThat(operator.outcomes()).hasSize(1);
    }

    @Test
    @DisplayName("busy: waits and repeats under the same client_msg_id")
    void busy() {
        Operator operator = Operator.withAccount();
        operator.wechat.register(operator.sends().inScenario(operator.id).whenScenarioStateIs(STARTED)
                .willReturn(json(BUSY)).willSetStateTo("1"));
        operator.wechat.register(operator.sends().inScenario(operator.id).whenScenarioStateIs("1")
                .willReturn(json(BUSY)).willSetStateTo("2"));
        operator.wechat.register(operator.sends().inScenario(operator.id).whenScenarioStateIs("2")
                .willReturn(json(OK)));
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());

        assertThat(MessageRow.awaitOnly(operator, "DELIVERED").attempts()).isEqualTo(3);
        assertThat(ids(operator.sent())).hasSize(3).containsOnly(ids(operator.sent()).getFirst());
    }

    @Test
    @DisplayName("a driver who does not follow cannot be told: failed at the first try, and said so")
    void notFollowing() {
        Operator operator = Operator.withAccount();
        operator.answersSends("{\"errcode\":43004,\"errmsg\":\"require subscribe rid: 1-2-3\"}");
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());

        MessageRow row = MessageRow.awaitOnly(operator, "FAILED");

        assertThat(row.reason()).isEqualTo("NOT_FOLLOWING");
        assertThat(row.detail()).isEqualTo("43004 require subscribe rid: 1-2-3");
        assertThat(operator.sent()).hasSize(1);
        Published failed = operator.outcome();
        assertThat(failed.type()).isEqualTo("notification.message-failed.v1");
        Contracts.assertValid("message-failed", failed.json());
    }

    @Test
    @DisplayName("the daily limit stops the account until midnight in Beijing; later messages are not even tried")
    void dailyLimit() {
        Operator operator = Operator.withAccount();
        operator.answersSends("{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}");
        UUID driverId = Facts.driverOf(operator);
        Facts.settled(operator, driverId, Facts.newBillNo());
        await().atMost(SOON).until(() -> !operator.sent().isEmpty());
        await().atMost(SOON).until(() -> MessageRow.of(operator).getFirst().reason() != null);
        Facts.settled(operator, driverId, Facts.newBillNo());

        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason).toList(),
                List.of("WAITS_FOR_ACCOUNT", "WAITS_FOR_ACCOUNT")::equals);

        assertThat(operator.sent()).hasSize(1);
        assertThat(MessageRow.of(operator)).extracting(MessageRow::state).containsOnly("PENDING");
        String until = operator.get("/official-accounts").statusCode(200).extract().path("items[0].pausedUntil");
        assertThat(until).endsWith("T16:00:00Z");
    }

    @Test
    @DisplayName("a value too long for its field never leaves us")
    void tooLong() {
        Operator operator = Operator.withWillingAccount();
        Facts.settledAt(operator, Facts.driverOf(operator), Facts.newBillNo(), "ST-108-NORTH-OF-THE-RIVER");

        MessageRow row = MessageRow.awaitOnly(operator, "FAILED");

        assertThat(row.reason()).isEqualTo("FIELD_REJECTED");
        assertThat(row.detail()).isEqualTo("thing1 holds 25 characters, 20 are allowed");
        assertThat(operator.sent()).isEmpty();
        Contracts.assertValid("message-failed", operator.outcome().json());
    }

    @Test
    @DisplayName("a sender that died after it asked: another repeats under the same client_msg_id")
    void senderDied() {
        Operator operator = Operator.withWillingAccount();
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
        MessageRow row = MessageRow.awaitOnly(operator, "DELIVERED");
        senderDied(operator, "uncertain_since = now() - interval '1 minute'");

        await().atMost(SOON).until(() -> MessageRow.of(operator).getFirst().attempts() == 2);

        assertThat(MessageRow.awaitOnly(operator, "DELIVERED").messageId()).isEqualTo(row.messageId());
        assertThat(ids(operator.sent())).containsOnly(row.messageId().replace("-", ""));
    }

    @Test
    @DisplayName("a sender that died too long ago: nobody asks again, for WeChat would say yes to a second message")
    void senderDiedLongAgo() {
        Operator operator = Operator.withWillingAccount();
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
        MessageRow.awaitOnly(operator, "DELIVERED");
        senderDied(operator, "uncertain_since = now() - interval '541 seconds'");

        assertThat(MessageRow.awaitOnly(operator, "UNKNOWN").reason()).isEqualTo("OUTCOME_UNKNOWN");

        assertThat(operator.sent()).hasSize(1);
    }

    @Test
    @DisplayName("what no answer was heard of before the account had to rest for hours is not sent again after them")
    void restedWhileUncertain() {
        Operator operator = Operator.withWillingAccount();
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
        MessageRow.awaitOnly(operator, "DELIVERED");
        MessageRow.change("insert into account_pause (app_id, operator_id, paused_until, reason)"
                + " values (?, ?, now() + interval '3 hours', 'DAILY_LIMIT')", operator.appId, operator.id);
        senderDied(operator, "uncertain_since = now() - interval '1 minute'");
        await().atMost(SOON).until(() -> "WAITS_FOR_ACCOUNT".equals(MessageRow.of(operator).getFirst().reason()));
        MessageRow.change("delete from account_pause where app_id = ?", operator.appId);
        MessageRow.change("update message set uncertain_since = now() - interval '3 hours', next_attempt_at = now()"
                + " where operator_id = ?", operator.id);

        await().atMost(SOON).until(() -> "OUTCOME_UNKNOWN".equals(MessageRow.of(operator).getFirst().reason()));

        assertThat(MessageRow.awaitOnly(operator, "UNKNOWN").attempts()).isEqualTo(2);
        assertThat(operator.sent()).hasSize(1);
    }

    @Test
    @DisplayName("a sender that died before it asked left nothing uncertain, also where nothing can be repeated")
    void senderDiedBeforeItAsked() {
        Operator operator = Operator.withAccount();
        operator.putTemplateAndText("BILL", Operator.BILL_FIELDS, "账单{billNo}已结算");
        String openid = "oAfterwards" + operator.id;
        operator.answersService(openid, OK);
        operator.answersSends("{\"errcode\":43101,\"errmsg\":\"user refuse to accept the msg\"}");
        UUID driverId = UUID.randomUUID();
        Facts.profile(operator, driverId, openid);
        Facts.settled(operator, driverId, Facts.newBillNo());
        MessageRow.awaitOnly(operator, "DELIVERED");
        assertThat(operator.saidTo(openid)).hasSize(1);
        senderDied(operator, "uncertain_since = null");

        await().atMost(SOON).until(() -> operator.saidTo(openid).size() == 2);

        MessageRow.awaitOnly(operator, "DELIVERED");
    }

    @Test
    @DisplayName("a sender that died after it asked: the repetition goes where it asked, whatever comes first by now")
    void channelsChangedSinceItDied() {
        Operator operator = Operator.withWillingAccount();
        UUID driverId = UUID.randomUUID();
        String openid = "oAfterwards" + operator.id;
        Facts.profile(operator, driverId, openid);
        Facts.settled(operator, driverId, Facts.newBillNo());
        UUID messageId = UUID.fromString(MessageRow.awaitOnly(operator, "DELIVERED").messageId());
        MessageRow.change("update message set state = 'SENDING', channel = null, claims = 7, closed_at = null,"
                + " next_attempt_at = now() + interval '1 minute' where operator_id = ?", operator.id);
        var template = new Template(operator.appId, new Layout(operator.template, List.of()), null,
                List.of(Channel.WECHAT_TEMPLATE), null, null);
        Claimed claimed = Claims.of(operator.id, messageId, 7, openid, template, null, Duration.ZERO);
        assertThat(db.<Boolean>inTransaction(tx -> messages.asking(tx, claimed))).isTrue();

        operator.answersService(openid, OK);
        operator.put("/templates/BILL", Map.of("appId", operator.appId, "templateId", operator.template, "fields",
                Operator.BILL_FIELDS, "channels", List.of("WECHAT_CUSTOMER_SERVICE", "WECHAT_TEMPLATE"),
                "serviceText", "账单{billNo}已结算")).statusCode(200);
        MessageRow.change("update message set next_attempt_at = now() where operator_id = ?", operator.id);

        MessageRow.awaitOnly(operator, "DELIVERED");
        assertThat(ids(operator.sent())).hasSize(2).containsOnly(messageId.toString().replace("-", ""));
        assertThat(operator.saidTo(openid)).isEmpty();
    }

    private static void senderDied(Operator operator, String when) {
        MessageRow.change("update message set state = 'SENDING', next_attempt_at = now() - interval '1 second',"
                + " closed_at = null, " + when + " where operator_id = ?", operator.id);
    }

    private static List<String> ids(List<JsonNode> sent) {
        return sent.stream().map(each -> each.get("client_msg_id").asText()).toList();
    }
}
