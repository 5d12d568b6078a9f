package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.simulator.wechataccount.Stage.APP;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.chargeledger.simulator.wechataccount.rules.Users.Act;
import org.chargeledger.simulator.wechataccount.state.State.Sent;
import org.chargeledger.simulator.wechataccount.state.Webhook.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What WeChat tells later: the cases of the reference, by their names")
class EventBehavioursTest {

    final Stage stage = new Stage();
    final Inbox inbox = new Inbox();

    @BeforeEach
    void wantsEvents() {
        assertThat(stage.emulator.control().put(APP, inbox.webhook(Mode.PLAIN))).isTrue();
    }

    @AfterEach
    void close() {
        stage.close();
        inbox.close();
    }

    @Test
    @DisplayName("partial failure")
    void partialFailure() throws InterruptedException {
        stage.faults("{\"massCounts\":{\"total\":1000,\"filter\":950,\"sent\":930,\"error\":20}}");
        long id = sendToAll();
        Inbox.Event event = inbox.next();
        assertThat(event.value("Event")).isEqualTo("MASSSENDJOBFINISH");
        assertThat(event.value("MsgID")).isEqualTo(String.valueOf(id));
        assertThat(event.value("Status")).isEqualTo("send success");
        assertThat(event.value("TotalCount") + event.value("FilterCount") + event.value("SentCount")
                + event.value("ErrorCount")).isEqualTo("100095093020");
        assertThat(event.value("ArticleUrl")).startsWith("http://127.0.0.1:8190/s/").endsWith("/1");
        assertThat(event.signed()).isTrue();
    }

    @Test
    @DisplayName("content rejected")
    void contentRejected() throws InterruptedException {
        stage.faults("{\"massStatus\":\"err(20008)\",\"publishStatus\":4}");
        long sent = sendToAll();
        assertThat(inbox.next().value("Status")).isEqualTo("err(20008)");
        assertThat(status("message/mass/get", "msg_id", sent).path("msg_status").asText()).isEqualTo("SEND_FAIL");
        assertThat(stage.phone()).isEmpty();

        long published = publish(stage.draft());
        assertThat(status("freepublish/get", "publish_id", published).path("publish_status").asInt()).isEqualTo(1);
        stage.clock.pass(Duration.ofSeconds(1));
        assertThat(inbox.next().value("publish_status")).isEqualTo("4");
        JsonNode end = status("freepublish/get", "publish_id", published);
        assertThat(end.path("publish_status").asInt()).isEqualTo(4);
        assertThat(end.has("article_detail")).isFalse();
        assertThat(stage.call("draft/count", "{}").path("total_count").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("administrator gate")
    void administratorGate() throws InterruptedException {
        stage.faults("{\"administrator\":\"SILENT\"}");
        long id = stage.sendToAll(stage.draft(), "story-1").path("msg_id").asLong();
        stage.clock.pass(Duration.ofMinutes(30).minusMillis(1));
        assertThat(status("message/mass/get", "msg_id", id).path("msg_status").asText()).isEqualTo("SENDING");
        assertThat(inbox.nothing()).isNull();
        stage.clock.pass(Duration.ofMillis(1));
        assertThat(inbox.next().value("Status")).isEqualTo("err(40002)");

        stage.faults("{\"administrator\":\"REFUSES\",\"administratorMillis\":10}");
        stage.clock.pass(Duration.ofHours(24));
        assertThat(ended("refused")).isEqualTo("err(40001)");
        stage.faults("{\"administrator\":\"CONFIRMS\",\"administratorMillis\":10}");
        stage.clock.pass(Duration.ofHours(24));
        assertThat(ended("confirmed")).isEqualTo("send success");
    }

    @Test
    @DisplayName("event lost / twice / late / before the HTTP answer")
    void eventsOnTheirWay() throws InterruptedException {
        stage.faults("{\"events\":{\"lose\":true}}");
        long lost = publishAndPass();
        assertThat(inbox.nothing()).isNull();
        assertThat(status("freepublish/get", "publish_id", lost).path("publish_status").asInt()).isZero();

        stage.faults("{\"events\":{\"copies\":1}}");
        long twice = publishAndPass();
        assertThat(inbox.next().value("publish_id")).isEqualTo(inbox.next().value("publish_id"))
                .isEqualTo(String.valueOf(twice));

        stage.faults("{\"events\":{\"delayMillis\":60000}}");
        publishAndPass();
        assertThat(inbox.nothing()).isNull();
        stage.clock.pass(Duration.ofMinutes(1));
        assertThat(inbox.next().value("Event")).isEqualTo("PUBLISHJOBFINISH");

        stage.faults("{\"events\":{\"hold\":true}}");
        long first = publishAndPass();
        long second = publishAndPass();
        assertThat(inbox.nothing()).isNull();
        stage.emulator.control().release(APP, true);
        assertThat(inbox.next().value("publish_id") + inbox.next().value("publish_id")).isEqualTo("" + second + first);

        stage.faults("{\"events\":{\"beforeAnswer\":true}}");
        String draft = stage.draft();
        long before = publish(draft);
        assertThat(stage.emulator.control().events(APP).getLast().answer()).isEqualTo(200);
        assertThat(inbox.next().value("publish_id")).isEqualTo(String.valueOf(before));
    }

    @Test
    @DisplayName("event of the other kind, empty ArticleUrlResult")
    void otherKind() throws InterruptedException {
        stage.faults("{\"events\":{\"otherKind\":true,\"noArticleUrl\":true}}");
        long published = publishAndPass();
        Inbox.Event event = inbox.next();
        assertThat(event.value("Event")).isEqualTo("MASSSENDJOBFINISH");
        assertThat(event.value("MsgID")).isEqualTo(String.valueOf(published));
        assertThat(event.value("ArticleUrl")).isNull();
        sendToAll();
        assertThat(inbox.next().value("ArticleUrl")).isNull();
    }

    @Test
    @DisplayName("late template result")
    void lateTemplateResult() throws InterruptedException {
        stage.faults("{\"templateStatus\":\"failed:user block\"}");
        long id = stage.sendBill("id-1").path("msgid").asLong();
        assertThat(inbox.nothing()).isNull();
        stage.clock.pass(Duration.ofSeconds(1));
        Inbox.Event event = inbox.next();
        assertThat(event.value("Event")).isEqualTo("TEMPLATESENDJOBFINISH");
        assertThat(event.value("MsgID")).isEqualTo(String.valueOf(id));
        assertThat(event.value("Status")).isEqualTo("failed:user block");
        assertThat(stage.phone()).singleElement().matches(message -> !message.arrived());
    }

    @Test
    @DisplayName("webhook")
    void webhook() throws InterruptedException {
        inbox.answersFirst("late", "oops");
        stage.act(Act.FOLLOW);
        Inbox.Event first = inbox.next();
        assertThat(first.value("Event")).isEqualTo("subscribe");
        assertThat(inbox.next().body()).isEqualTo(inbox.next().body()).isEqualTo(first.body());
        assertThat(inbox.nothing()).isNull();
        assertThat(stage.emulator.control().events(APP)).extracting(Sent::attempt).containsExactly(1, 2, 3);
        assertThat(stage.emulator.control().events(APP)).extracting(Sent::answer).containsExactly(-1, 0, 200);

        stage.emulator.control().put(APP, inbox.webhook(Mode.ENCRYPTED));
        stage.act(Act.WRITE);
        Inbox.Event sealed = inbox.next();
        assertThat(sealed.query()).containsEntry("encrypt_type", "aes");
        assertThat(sealed.sealSigned()).isTrue();
        assertThat(sealed.value("Content")).isNull();
        assertThat(sealed.opened()).contains("<Content><![CDATA[你好]]></Content>").endsWith("|" + APP);

        stage.faults("{\"events\":{\"forge\":\"APP_ID\"}}");
        stage.act(Act.UNFOLLOW);
        assertThat(inbox.next().opened()).doesNotEndWith(APP);
        stage.faults("{\"events\":{\"forge\":\"SIGNATURE\"}}");
        stage.act(Act.SCAN);
        Inbox.Event forged = inbox.next();
        assertThat(forged.signed()).isFalse();
        assertThat(forged.sealSigned()).isFalse();
        stage.faults("{\"events\":{\"forge\":\"TIMESTAMP\"}}");
        stage.act(Act.CLICK);
        Inbox.Event stale = inbox.next();
        assertThat(stale.signed()).isTrue();
        assertThat(Long.parseLong(stale.query().get("timestamp")))
                .isEqualTo(stage.clock.instant().getEpochSecond() - 600);
    }

    private long sendToAll() {
        long id = stage.sendToAll(stage.draft(), "story-1").path("msg_id").asLong();
        stage.clock.pass(Duration.ofSeconds(1));
        return id;
    }

    private String ended(String clientMsgId) throws InterruptedException {
        stage.sendToAll(stage.draft(), clientMsgId);
        for (int i = 0; i < 2; i++) {
            stage.clock.pass(Duration.ofSeconds(1));
            stage.call("draft/count", "{}");
        }
        return inbox.next().value("Status");
    }

    private long publishAndPass() {
        long id = publish(stage.draft());
        stage.clock.pass(Duration.ofSeconds(1));
        return id;
    }

    private long publish(String draft) {
        return stage.call("freepublish/submit", "{\"media_id\":\"" + draft + "\"}").path("publish_id").asLong();
    }

    private JsonNode status(String call, String field, long id) {
        return stage.call(call, "{\"" + field + "\":" + id + "}");
    }
}
