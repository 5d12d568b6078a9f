package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.notification.app.SendMessage;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Layout;
import org.chargeledger.notification.domain.Template;
import org.chargeledger.notification.store.Claims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("A subscription notice")
class SubscriptionNoticeTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String NOTICE = "message/subscribe/bizsend";
    static final String SEND = "message/template/send";

    @Inject
    SendMessage sendMessage;

    Operator operator;
    EmulatedAccount account;
    UUID driver;
    String openid;

    @BeforeEach
    void open() {
        operator = Operator.withAccount();
        account = new EmulatedAccount(operator);
        operator.put("/templates/BILL", body(List.of("WECHAT_SUBSCRIPTION", "WECHAT_TEMPLATE"))).statusCode(200);
        driver = account.follower();
        openid = EmulatedAccount.openid(driver);
    }

    @Test
    @DisplayName("uses up one grant each, also of somebody who does not follow; without one the next channel is tried unasked")
    void oneGrantOneNotice() {
        account.user(openid, false, false);
        accept(1);
        accept(2);
        bill();
        awaitStates("DELIVERED");
        bill();
        awaitStates("DELIVERED", "DELIVERED");
        assertThat(MessageRow.holds(granted(0))).isTrue();
        assertThat(account.phone(openid).getList("title")).isEqualTo(List.of("账单提醒", "账单提醒"));

        bill();
        awaitStates("DELIVERED", "DELIVERED", "FAILED");

        assertThat(account.codes(NOTICE)).as("not asked without a grant").containsExactly(0, 0);
        assertThat(account.codes(SEND)).containsExactly(43004);
        assertThat(MessageRow.of(operator)).extracting(MessageRow::reason).containsExactly(null, null, "NOT_FOLLOWING");
        operator.get("/messages?state=DELIVERED").body("items.channel",
                is(List.of("WECHAT_SUBSCRIPTION", "WECHAT_SUBSCRIPTION")));
        Contracts.assertValid("message-delivered", TestTopics.read("notification.message.v1", event ->
                event.operatorId().equals(operator.id) && event.type().endsWith("message-delivered.v1"), SOON).json());
    }

    @Test
    @DisplayName("reaches somebody who was seen not to follow")
    void afterNotFollowing() {
        account.user(openid, false, false);
        bill();
        awaitStates("FAILED");
        accept(1);

        bill();

        awaitStates("FAILED", "DELIVERED");
        assertThat(account.codes(NOTICE)).containsExactly(0);
    }

    @Test
    @DisplayName("is not sent to somebody who changed their mind")
    void changedTheirMind() {
        accept(1);
        account.decides(openid, "reject");
        awaitGrants(0);

        bill();

        awaitStates("DELIVERED");
        assertThat(account.codes(NOTICE)).isEmpty();
        assertThat(account.codes(SEND)).containsExactly(0);
    }

    @Test
    @DisplayName("falls to the next channel when WeChat knows of no grant, and asks no more")
    void lostNews() {
        accept(1);
        account.misbehaves("{\"events\":{\"lose\":true}}");
        account.decides(openid, "reject");
        bill();
        awaitStates("DELIVERED");
        bill();
        awaitStates("DELIVERED", "DELIVERED");

        assertThat(account.codes(NOTICE)).containsExactly(43101);
        assertThat(account.codes(SEND)).containsExactly(0, 0);
        assertThat(MessageRow.holds(granted(0))).isTrue();
    }

    @Test
    @DisplayName("without an answer is never repeated, and its grant is gone")
    void noAnswer() {
        accept(1);
        account.misbehaves("{\"late\":[{\"call\":\"" + NOTICE + "\",\"times\":1,\"millis\":1500}]}");

        bill();

        awaitStates("UNKNOWN");
        assertThat(MessageRow.of(operator)).extracting(MessageRow::reason).containsExactly("OUTCOME_UNKNOWN");
        assertThat(account.codes(NOTICE)).hasSize(1);
        assertThat(account.codes(SEND)).isEmpty();
        assertThat(MessageRow.holds(granted(0))).isTrue();
    }

    @Test
    @DisplayName("costs no grant when a sender comes too late with its result")
    void leaseLost() {
        accept(1);
        var template = new Template(operator.appId, new Layout(operator.template, List.of()), null,
                List.of(Channel.WECHAT_SUBSCRIPTION, Channel.WECHAT_TEMPLATE), null, new Layout(account.notice(),
                        List.of(new Layout.Field("amount9", "paid"))));

        sendMessage.send(Claims.of(operator.id, UUID.randomUUID(), 1, openid, template, null, Duration.ZERO));

        assertThat(MessageRow.holds(granted(1))).isTrue();
    }

    @Test
    @DisplayName("has a template of its own, checked and shown like the other one")
    void template() {
        operator.put("/templates/HELD", Map.of("appId", operator.appId, "templateId", "t", "channels",
                List.of("WECHAT_TEMPLATE", "WECHAT_SUBSCRIPTION"), "fields", List.of(Map.of("key", "thing1", "value", "reason"))))
                .statusCode(400).body("findings.code", is(List.of("notice-missing")));
        operator.get("/templates").body("items.find { it.kind == 'BILL' }.notice.templateId", is(account.notice()))
                .body("items.find { it.kind == 'BILL' }.notice.fields[0].value", is("paid"));
    }

    private Map<String, Object> body(List<String> channels) {
        return Map.of("appId", operator.appId, "templateId", operator.template, "fields", Operator.BILL_FIELDS, "channels",
                channels, "notice", Map.of("templateId", account.notice(), "fields",
                        List.of(Map.of("key", "amount9", "value", "paid"))));
    }

    private void bill() {
        Facts.settled(operator, driver, Facts.newBillNo());
    }

    /** Two events of one person in one second are one, to WeChat and to us. */
    private void accept(int grants) {
        account.decides(openid, "accept");
        long second = Instant.now().getEpochSecond();
        awaitGrants(grants);
        await().atMost(SOON).until(() -> Instant.now().getEpochSecond() > second);
    }

    private void awaitStates(String... states) {
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::state).toList(),
                List.of(states)::equals);
    }

    private void awaitGrants(int unused) {
        await().atMost(SOON).until(() -> MessageRow.holds(granted(unused)));
    }

    private String granted(int unused) {
        return "select coalesce(sum(unused), -1) = " + unused + " from notice_grant where app_id = '" + operator.appId + "'";
    }
}
