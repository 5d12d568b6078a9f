package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Messages against the pretend WeChat: the cases of the reference, by their names")
class WechatMessageCasesTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String SEND = "message/template/send";
    static final String SAY = "message/custom/send";

    Operator operator;
    EmulatedAccount account;

    @BeforeEach
    void open() {
        operator = Operator.withAccount();
        account = new EmulatedAccount(operator);
    }

    @Test
    @DisplayName("token expires mid-flight")
    void tokenExpires() {
        account.misbehaves("{\"tokenLastsCalls\":1}");
        UUID driver = account.follower();
        bill(driver);
        awaitStates("DELIVERED");
        bill(driver);
        awaitStates("DELIVERED", "DELIVERED");

        assertThat(account.codes(SEND)).containsExactly(0, 42001, 0);
        assertThat(account.codes("stable_token")).containsExactly(0, 0);

        account.misbehaves("{}");
        account.losesTokens();
        bill(driver);
        awaitStates("DELIVERED", "DELIVERED", "DELIVERED");
        assertThat(account.codes(SEND)).containsExactly(0, 42001, 0, 40001, 0);
        assertThat(account.codes("stable_token")).containsExactly(0, 0, 0);
        assertThat(account.phone(EmulatedAccount.openid(driver)).getList("")).hasSize(3);
    }

    @Test
    @DisplayName("token service down, 40164")
    void tokenServiceDown() {
        account.misbehaves("{\"refusals\":[{\"call\":\"stable_token\",\"errcode\":40164}]}");
        UUID driver = account.follower();
        Collections.nCopies(5, driver).forEach(this::bill);
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason).toList(),
                Collections.nCopies(5, "WAITS_FOR_ACCOUNT")::equals);

        assertThat(account.codes("stable_token")).hasSize(1);
        operator.get("/official-accounts").body("items[0].pausedUntil", notNullValue());
    }

    @Test
    @DisplayName("token expires mid-flight, whatever token is sent: one is forced, then the account rests and forces no more")
    void everyTokenRefused() {
        account.misbehaves("{\"refusals\":[{\"call\":\"" + SEND + "\",\"errcode\":40001}]}");
        UUID driver = account.follower();
        bill(driver);
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason).toList(),
                List.of("WAITS_FOR_ACCOUNT")::equals);
        bill(driver);
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason).toList(),
                List.of("WAITS_FOR_ACCOUNT", "WAITS_FOR_ACCOUNT")::equals);

        assertThat(account.codes(SEND)).containsExactly(40001, 40001);
        assertThat(account.codes("stable_token")).as("asked, asked again, forced").containsExactly(0, 0, 0);
    }

    @Test
    @DisplayName("-1 busy, k times")
    void busy() {
        account.refuses(SEND, -1, 2);
        bill(account.follower());

        assertThat(MessageRow.awaitOnly(operator, "DELIVERED").attempts()).isEqualTo(3);
        assertThat(account.codes(SEND)).containsExactly(-1, -1, 0);
        assertThat(account.keys(SEND)).containsOnly(messageKey());
    }

    @Test
    @DisplayName("timeout after acceptance")
    void timeoutAfterAcceptance() {
        account.answersLate(SEND);
        UUID driver = account.follower();
        bill(driver);

        assertThat(MessageRow.awaitOnly(operator, "DELIVERED").attempts()).isEqualTo(2);
        assertThat(account.keys(SEND)).hasSize(2).containsOnly(messageKey());
        assertThat(account.phone(EmulatedAccount.openid(driver)).getList("calls")).isEqualTo(List.of(2));
    }

    @Test
    @DisplayName("daily limit")
    void dailyLimit() {
        account.misbehaves("{\"budgets\":{\"" + SEND + "\":1}}");
        UUID driver = account.follower();
        bill(driver);
        awaitStates("DELIVERED");
        bill(driver);
        await().atMost(SOON).until(() -> account.codes(SEND).size() == 2);
        bill(driver);
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason).toList().subList(1, 3),
                List.of("WAITS_FOR_ACCOUNT", "WAITS_FOR_ACCOUNT")::equals);

        assertThat(account.codes(SEND)).containsExactly(0, 45009);
    }

    @Test
    @DisplayName("user not following / blacklisted / refused")
    void unreachable() {
        operator.putTemplateAndText("BILL", Operator.BILL_FIELDS, "账单{paid}");
        UUID gone = account.follower();
        UUID blocking = account.follower();
        UUID refusing = account.follower();
        account.user(EmulatedAccount.openid(gone), false, false);
        account.user(EmulatedAccount.openid(blocking), true, true);
        bill(gone);
        awaitStates("FAILED");
        bill(blocking);
        awaitStates("FAILED", "FAILED");
        account.refuses(SEND, 43101, 1);
        account.does(EmulatedAccount.openid(refusing), "write");
        bill(refusing);
        awaitStates("FAILED", "FAILED", "DELIVERED");
        bill(gone);
        awaitStates("FAILED", "FAILED", "DELIVERED", "FAILED");

        assertThat(account.codes(SEND)).containsExactly(43004, 43019, 43101);
        assertThat(account.codes(SAY)).containsExactly(0);
        assertThat(account.phone(EmulatedAccount.openid(refusing)).getList("title")).isEqualTo(List.of("账单13.53元"));
    }

    @Test
    @DisplayName("template field invalid")
    void fieldInvalid() {
        Facts.settledAt(operator, account.follower(), Facts.newBillNo(), "ST-108-NORTH-OF-THE-RIVER");

        assertThat(MessageRow.awaitOnly(operator, "FAILED").reason()).isEqualTo("FIELD_REJECTED");
        assertThat(account.codes(SEND)).isEmpty();
    }

    @Test
    @DisplayName("late template result")
    void lateTemplateResult() {
        account.misbehaves("{\"templateStatus\":\"failed:user block\",\"events\":{\"copies\":1}}");
        bill(account.follower());

        assertThat(MessageRow.awaitOnly(operator, "FAILED").reason()).isEqualTo("BLOCKED_BY_RECIPIENT");
        assertThat(account.codes(SEND)).containsExactly(0);
    }

    @Test
    @DisplayName("kefu window closed")
    void windowClosed() {
        operator.put("/templates/BILL", Map.of("appId", operator.appId, "templateId", operator.template, "fields",
                Operator.BILL_FIELDS, "channels", List.of("WECHAT_CUSTOMER_SERVICE", "WECHAT_TEMPLATE"), "serviceText",
                "账单{paid}")).statusCode(200);
        UUID driver = account.follower();
        bill(driver);
        awaitStates("DELIVERED");
        assertThat(account.codes(SAY)).containsExactly(45015);
        assertThat(account.codes(SEND)).containsExactly(0);

        account.does(EmulatedAccount.openid(driver), "click");
        Collections.nCopies(4, driver).forEach(this::bill);
        awaitStates("DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED");
        assertThat(account.codes(SAY)).containsExactlyInAnyOrder(45015, 0, 0, 0, 45047);
        assertThat(account.codes(SEND)).containsExactly(0, 0);
    }

    @Test
    @DisplayName("webhook")
    void webhook() {
        for (String forgery : List.of("SIGNATURE", "APP_ID", "TIMESTAMP")) {
            account.misbehaves("{\"events\":{\"forge\":\"" + forgery + "\"}}");
            account.does("oForged" + forgery, "follow");
        }
        await().atMost(SOON).until(() -> account.events().getList("").size() == 9);
        assertThat(account.events().<Integer>getList("answer")).containsOnly(403);
        assertThat(heard(0)).isTrue();

        account.misbehaves("{\"events\":{\"copies\":2}}");
        account.does("oHonest", "follow");
        await().atMost(SOON).until(() -> account.events().getList("").size() == 12);
        assertThat(account.events().<Integer>getList("answer").subList(9, 12)).containsOnly(200);
        assertThat(heard(1)).isTrue();
    }

    private boolean heard(int times) {
        return MessageRow.holds("select count(*) = " + times + " from webhook_event where app_id = '" + operator.appId
                + "'");
    }

    private void bill(UUID driver) {
        Facts.settled(operator, driver, Facts.newBillNo());
    }

    private String messageKey() {
        return MessageRow.of(operator).getFirst().messageId().replace("-", "");
    }

    private void awaitStates(String... states) {
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::state).toList(),
                List.of(states)::equals);
    }
}
