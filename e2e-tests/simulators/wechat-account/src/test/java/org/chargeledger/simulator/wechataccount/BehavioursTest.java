package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.simulator.wechataccount.Stage.APP;
import static org.chargeledger.simulator.wechataccount.Stage.DRIVER;
import static org.chargeledger.simulator.wechataccount.Stage.SECRET;
import static org.chargeledger.simulator.wechataccount.Stage.SENDALL;
import static org.chargeledger.simulator.wechataccount.Stage.TEMPLATE;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.chargeledger.simulator.wechataccount.rules.Users.Act;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Job.Counts;
import org.chargeledger.simulator.wechatpay.Ask;
import org.chargeledger.simulator.wechatpay.Payment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What WeChat answers: the cases of the reference, by their names")
class BehavioursTest {

    static final String SEND = "message/template/send";
    static final String REFUSES = """
            {"refusals":[{"call":"%s","errcode":%d,"times":%d,"accepts":%s,"status":%d}]}""";

    final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @DisplayName("token expires mid-flight")
    void tokenExpires() {
        stage.faults("{\"tokenLastsCalls\":2}");
        assertThat(stage.sendBill("id-1").path("errcode").asInt()).isZero();
        assertThat(stage.sendBill("id-2").path("errcode").asInt()).isZero();
        assertThat(stage.sendBill("id-3").path("errcode").asInt()).isEqualTo(42001);

        String next = stage.token().path("access_token").asText();
        assertThat(errcode(stage.callWith(next, SEND, Stage.bill("id-3", Map.of())))).isZero();
        stage.emulator.control().killTokens(APP);
        assertThat(errcode(stage.callWith(next, SEND, Stage.bill("id-4", Map.of())))).isEqualTo(40001);
        assertThat(stage.phone()).hasSize(3);
    }

    @Test
    @DisplayName("token service down, 40164")
    void noToken() {
        stage.faults(REFUSES.formatted("stable_token", 40164, 0, false, 0));
        assertThat(errcode(stage.token())).isEqualTo(40164);
        assertThat(stage.token().path("errmsg").asText()).contains("rid: ");
        stage.faults(REFUSES.formatted("stable_token", 0, 1, false, 503));
        assertThat(stage.emulator.answer(new Ask("POST", "/cgi-bin/stable_token",
                Map.of(), "{\"grant_type\":\"client_credential\",\"appid\":\"" + APP + "\",\"secret\":\"" + SECRET
                        + "\"}")).status()).isEqualTo(503);
        assertThat(stage.token().has("access_token")).isTrue();
        assertThat(stage.emulator.control().calls(APP)).extracting(call -> call.errcode())
                .containsExactly(40164, 40164, 503, 0);
    }

    @Test
    @DisplayName("-1 busy, k times")
    void busy() {
        stage.faults(REFUSES.formatted(SEND, -1, 2, false, 0));
        assertThat(errcode(stage.sendBill("id-1"))).isEqualTo(-1);
        assertThat(errcode(stage.sendBill("id-1"))).isEqualTo(-1);
        assertThat(stage.phone()).isEmpty();
        assertThat(errcode(stage.sendBill("id-1"))).isZero();
        assertThat(stage.phone()).hasSize(1);
    }

    @Test
    @DisplayName("timeout after acceptance")
    void acceptedButLate() {
        stage.token();
        String draft = stage.draft();
        stage.faults("{\"late\":[{\"call\":\"" + SENDALL + "\",\"times\":1,\"millis\":300}]}");
        long startedNanos = System.nanoTime();
        long id = stage.sendToAll(draft, "story-1").path("msg_id").asLong();
        assertThat(System.nanoTime() - startedNanos).isGreaterThan(300_000_000L);
        stage.clock.pass(Duration.ofMinutes(1));

        JsonNode again = stage.sendToAll(draft, "story-1");

        assertThat(errcode(again)).isEqualTo(45065);
        assertThat(again.path("msg_id").asLong()).isEqualTo(id);
        assertThat(stage.phone()).hasSize(1);
    }

    @Test
    @DisplayName("quota used up")
    void quotaUsedUp() {
        for (int day = 1; day <= 4; day++) {
            assertThat(errcode(stage.sendToAll(stage.draft(), "day-" + day))).isZero();
            assertThat(errcode(stage.sendToAll(stage.draft(), "twice-" + day))).isEqualTo(45028);
            stage.clock.pass(Duration.ofDays(1));
        }
        assertThat(errcode(stage.sendToAll(stage.draft(), "day-5"))).isEqualTo(45028);

        stage.follower("oNew");
        long named = stage.call("message/mass/send", """
                {"touser":["%s","oNew"],"mpnews":{"media_id":"%s"},"msgtype":"mpnews","clientmsgid":"named"}"""
                .formatted(DRIVER, stage.draft())).path("msg_id").asLong();
        stage.clock.pass(Duration.ofSeconds(1));
        stage.call("message/mass/get", "{\"msg_id\":" + named + "}");
        assertThat(stage.emulator.control().articles(APP).getLast().counts())
                .isEqualTo(new Counts(2, 1, 1, 0));
        assertThat(stage.phone()).hasSize(4);

        stage.clock.pass(Duration.ofDays(7));
        assertThat(errcode(stage.sendToAll(stage.draft(), "december"))).isZero();
    }

    @Test
    @DisplayName("daily limit")
    void dailyLimit() {
        stage.faults("{\"dailyBudgets\":true}");
        String draft = stage.draft();
        long id = stage.call("freepublish/submit", "{\"media_id\":\"" + draft + "\"}").path("publish_id").asLong();
        IntStream.range(0, 100).forEach(i ->
                assertThat(stage.errcode("freepublish/get", "{\"publish_id\":" + id + "}")).isZero());
        assertThat(stage.errcode("freepublish/get", "{\"publish_id\":" + id + "}")).isEqualTo(45009);

        assertThat(stage.errcode("clear_quota", "{}")).isZero();
        assertThat(stage.errcode("freepublish/get", "{\"publish_id\":" + id + "}")).isZero();
        stage.faults("{\"budgets\":{\"freepublish/get\":1}}");
        assertThat(stage.errcode("freepublish/get", "{\"publish_id\":" + id + "}")).isEqualTo(45009);
        stage.clock.pass(Duration.ofHours(7));
        assertThat(stage.errcode("freepublish/get", "{\"publish_id\":" + id + "}")).isZero();
    }

    @Test
    @DisplayName("duplicate clientmsgid")
    void duplicate() {
        String draft = stage.draft();
        long id = stage.sendToAll(draft, "story-1").path("msg_id").asLong();
        stage.clock.pass(Duration.ofSeconds(59));
        assertThat(errcode(stage.sendToAll(draft, "story-1"))).isEqualTo(45066);
        stage.clock.pass(Duration.ofSeconds(60));
        JsonNode again = stage.sendToAll(draft, "story-1");
        assertThat(errcode(again)).isEqualTo(45065);
        assertThat(again.path("msg_id").asLong()).isEqualTo(id);
        assertThat(again.has("msg_data_id")).isFalse();
        assertThat(errcode(stage.sendToAll(draft, "x".repeat(65)))).isEqualTo(45067);
        stage.faults("{\"clientMsgIdBytes\":32}");
        assertThat(errcode(stage.sendToAll(draft, "x".repeat(33)))).isEqualTo(45067);
    }

    @Test
    @DisplayName("45065 on a first call")
    void exists() {
        stage.faults(REFUSES.formatted(SENDALL, 45065, 1, true, 0));
        JsonNode first = stage.sendToAll(stage.draft(), "story-1");
        assertThat(errcode(first)).isEqualTo(45065);
        stage.clock.pass(Duration.ofSeconds(1));

        assertThat(stage.call("message/mass/get", "{\"msg_id\":" + first.path("msg_id").asLong() + "}")
                .path("msg_status").asText()).isEqualTo("SEND_SUCCESS");
        assertThat(stage.phone()).hasSize(1);
    }

    @Test
    @DisplayName("draft consumed")
    void consumed() {
        String draft = stage.draft();
        assertThat(errcode(stage.sendToAll(draft, "story-1"))).isZero();
        assertThat(stage.errcode("draft/get", "{\"media_id\":\"" + draft + "\"}")).isEqualTo(40007);
        stage.clock.pass(Duration.ofDays(1));
        assertThat(stage.errcode("freepublish/submit", "{\"media_id\":\"" + draft + "\"}")).isEqualTo(40007);
        assertThat(stage.phone()).hasSize(1);
    }

    @Test
    @DisplayName("unauthorised")
    void unauthorised() {
        stage.faults(REFUSES.formatted("freepublish/submit", 48001, 0, false, 0));
        String draft = stage.draft();
        assertThat(stage.errcode("freepublish/submit", "{\"media_id\":\"" + draft + "\"}")).isEqualTo(48001);
        assertThat(stage.errcode("draft/get", "{\"media_id\":\"" + draft + "\"}")).isZero();
    }

    @Test
    @DisplayName("user not following / blacklisted / refused")
    void unreachable() {
        stage.act(Act.UNFOLLOW);
        assertThat(errcode(stage.sendBill("id-1"))).isEqualTo(43004);
        stage.emulator.control().put(new Follower(APP, DRIVER, "阿明", true, true, null));
        assertThat(errcode(stage.sendBill("id-1"))).isEqualTo(43019);
        assertThat(stage.errcode(SEND, Stage.bill("id-1", Map.of()).replace(DRIVER, "oNobody"))).isEqualTo(40003);

        assertThat(stage.errcode("message/subscribe/bizsend", Stage.bill("", Map.of()))).isEqualTo(43101);
        stage.act(Act.ACCEPT);
        assertThat(stage.errcode("message/subscribe/bizsend", Stage.bill("", Map.of()))).isZero();
        assertThat(stage.errcode("message/subscribe/bizsend", Stage.bill("", Map.of()))).isEqualTo(43101);
        stage.act(Act.ACCEPT);
        stage.act(Act.REJECT);
        assertThat(stage.errcode("message/subscribe/bizsend", Stage.bill("", Map.of()))).isEqualTo(43101);
        assertThat(stage.phone()).hasSize(1);
    }

    @Test
    @DisplayName("template field invalid")
    void fieldInvalid() {
        JsonNode answer = stage.call(SEND, Stage.bill("id-1", Map.of("thing1", "一二三四五六七八九十一二三四五六七八九十一")));
        assertThat(errcode(answer)).isEqualTo(47003);
        assertThat(answer.path("errmsg").asText()).contains("data.thing1.value");
        assertThat(stage.errcode(SEND, Stage.bill("id-1", Map.of()).replace(TEMPLATE, "other"))).isEqualTo(40037);
        assertThat(stage.errcode(SEND, "{")).isEqualTo(47001);
        assertThat(stage.phone()).isEmpty();
    }

    @Test
    @DisplayName("kefu window closed")
    void windowClosed() {
        assertThat(kefu()).isEqualTo(45015);
        stage.act(Act.CLICK);
        assertThat(new int[] {kefu(), kefu(), kefu(), kefu()}).containsExactly(0, 0, 0, 45047);
        stage.clock.pass(Duration.ofMinutes(1));
        assertThat(kefu()).isEqualTo(45015);
        stage.act(Act.WRITE);
        IntStream.range(0, 5).forEach(i -> assertThat(kefu()).isZero());
        assertThat(kefu()).isEqualTo(45047);
        stage.act(Act.WRITE);
        stage.act(Act.UNFOLLOW);
        assertThat(kefu()).isEqualTo(45015);

        stage.act(Act.FOLLOW);
        stage.world.inTurn(state -> state.pay.payments.put("m:1", new Payment("m", APP, "1", "p", "t", DRIVER, 100, "",
                null, Payment.State.SUCCESS, stage.clock.instant())));
        IntStream.range(0, 9).forEach(i -> assertThat(kefu()).isZero());
        stage.clock.pass(Duration.ofHours(48));
        assertThat(kefu()).isEqualTo(45015);
    }

    @Test
    @DisplayName("snapshot login")
    void snapshot() {
        stage.faults("{\"snapshotLogin\":true}");
        var logins = stage.emulator.logins();
        var token = logins.exchange(APP, SECRET, logins.authorize(APP, DRIVER, "snsapi_userinfo"), "authorization_code");
        assertThat(token.snapshot()).isTrue();
        assertThat(token.openid()).isNotEqualTo(DRIVER);
    }

    private int kefu() {
        return stage.errcode("message/custom/send",
                "{\"touser\":\"" + DRIVER + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"您的退款已到账\"}}");
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt();
    }
}
