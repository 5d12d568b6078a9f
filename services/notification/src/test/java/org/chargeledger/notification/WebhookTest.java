package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.OfficialAccountStub.event;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.notification.gateway.SealedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("What WeChat tells of an account")
class WebhookTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    Operator operator;
    OfficialAccountStub wechat;

    @BeforeEach
    void open() {
        operator = Operator.withWillingAccount();
        wechat = new OfficialAccountStub(operator);
    }

    @Test
    @DisplayName("echoes to whoever knows the account's token, and now")
    void echoes() {
        long now = Instant.now().getEpochSecond();

        echo(SealedEvent.sign("AAAAA", String.valueOf(now), "n"), now).statusCode(200).body(is("12345"));
        echo(SealedEvent.sign("BBBBB", String.valueOf(now), "n"), now).statusCode(403)
                .body("type", is("/problems/webhook-not-believed"));
        echo(SealedEvent.sign("AAAAA", String.valueOf(now - 360), "n"), now - 360).statusCode(403);
    }

    @Test
    @DisplayName("wrong signature, stale, another account's, another key, not encrypted or unknown: refused and not stored")
    void refuses() {
        long now = Instant.now().getEpochSecond();
        String follow = follow("subscribe", "oStranger");

        wechat.tells(follow, "wx0000000000000bad", KEY, now).statusCode(403);
        wechat.tells(follow, operator.appId, KEY.replace('a', 'b'), now).statusCode(403);
        wechat.tells(follow, operator.appId, KEY, now - 360).statusCode(403);
        wechat.tells(follow, operator.appId, KEY, now + 360).statusCode(403);
        wechat.posts(SealedEvent.encrypt(KEY, operator.appId, follow), "0".repeat(40), now).statusCode(403);
        given().contentType("text/xml").queryParam("signature", SealedEvent.sign("AAAAA", String.valueOf(now), "n"))
                .queryParam("timestamp", now).queryParam("nonce", "n").body(follow).post(wechat.path()).then()
                .statusCode(403);
        given().contentType("text/xml").body("<xml/>").post("/api/notification/v1/wechat-callbacks/wx0").then()
                .statusCode(403);

        assertThat(MessageRow.holds("select count(*) = 0 from webhook_event where app_id = '" + operator.appId + "'")).isTrue();
    }

    @Test
    @DisplayName("an event within five minutes is taken, three deliveries are one, and the body does not stay")
    void once() {
        long fourMinutesAgo = Instant.now().getEpochSecond() - 240;
        String follow = follow("subscribe", "oFan");

        wechat.tells(follow, operator.appId, KEY, fourMinutesAgo).statusCode(200).body(is("success"));
        wechat.tells(follow).statusCode(200).body(is("success"));
        wechat.tells(follow).statusCode(200).body(is("success"));

        await().atMost(SOON).until(() -> MessageRow.holds("select count(*) = 1 and bool_and(body = '' and outcome = 'FOLLOWED')"
                + " from webhook_event where app_id = '" + operator.appId + "'"));
        assertThat(MessageRow.holds("select dedup_key !~ 'oFan' from webhook_event where app_id = '" + operator.appId + "'"))
                .isTrue();
    }

    @Test
    @DisplayName("who went is not written to, who came back is; older news changes nothing")
    void follows() {
        UUID driverId = UUID.randomUUID();
        Facts.profile(operator, driverId, "oGone" + operator.id);
        wechat.tells(follow("unsubscribe", "oGone" + operator.id)).statusCode(200);
        awaitFollowing(false);
        wechat.tells(follow("subscribe", "oGone" + operator.id).replaceAll("<CreateTime>\\d+", "<CreateTime>1000000000"))
                .statusCode(200);
        Facts.settled(operator, driverId, Facts.newBillNo());
        MessageRow.awaitOnly(operator, "FAILED");
        assertThat(operator.sent()).isEmpty();

        wechat.tells(follow("subscribe", "oGone" + operator.id)).statusCode(200);
        awaitFollowing(true);
        Facts.settled(operator, driverId, Facts.newBillNo());
        await().atMost(SOON).until(() -> operator.sent().size() == 1);
    }

    @Test
    @DisplayName("a message that was accepted and then blocked is undelivered, told once")
    void blocked() {
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
        MessageRow.awaitOnly(operator, "DELIVERED");
        String report = event("TEMPLATESENDJOBFINISH", "<MsgID>" + operator.appId.hashCode()
                + "</MsgID><Status>failed:user block</Status>");

        wechat.tells(report).statusCode(200);
        wechat.tells(report.replaceAll("<CreateTime>\\d+", "<CreateTime>1714036504")).statusCode(200);

        assertThat(MessageRow.awaitOnly(operator, "FAILED").reason()).isEqualTo("BLOCKED_BY_RECIPIENT");
        var failed = TestTopics.read("notification.message.v1", published -> published.operatorId().equals(operator.id)
                && published.type().endsWith("message-failed.v1"), SOON);
        Contracts.assertValid("message-failed", failed.json());
    }

    @Test
    @DisplayName("a report before the answer that names its message waits for it")
    void reportBeforeAnswer() {
        String number = String.valueOf(operator.appId.hashCode());
        wechat.tells(event("TEMPLATESENDJOBFINISH", "<MsgID>" + number + "</MsgID><Status>failed: system failed</Status>"))
                .statusCode(200);
        await().atMost(SOON).until(() -> MessageRow.holds("select attempts >= 1 from webhook_event where app_id = '"
                + operator.appId + "'"));

        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());

        assertThat(MessageRow.awaitOnly(operator, "FAILED").reason()).isEqualTo("LOST_BY_CHANNEL");
    }

    @Test
    @DisplayName("tells of success too, and the message stays delivered")
    void arrived() {
        Facts.settled(operator, Facts.driverOf(operator), Facts.newBillNo());
        MessageRow.awaitOnly(operator, "DELIVERED");
        wechat.tells(event("TEMPLATESENDJOBFINISH", "<MsgID>" + operator.appId.hashCode()
                + "</MsgID><Status>success</Status>")).statusCode(200);

        await().atMost(SOON).until(() -> MessageRow.holds("select reported_at is not null from message where operator_id = '"
                + operator.id + "'"));
        assertThat(MessageRow.of(operator)).extracting(MessageRow::state).isEqualTo(List.of("DELIVERED"));
    }

    private ValidatableResponse echo(String signature, long timestamp) {
        return RestAssured.given().queryParam("signature", signature).queryParam("timestamp", timestamp)
                .queryParam("nonce", "n").queryParam("echostr", "12345").get(wechat.path()).then();
    }

    private static String follow(String event, String openid) {
        return event(event, "<EventKey></EventKey>").replace("oPlatform", openid);
    }

    private void awaitFollowing(boolean following) {
        await().atMost(SOON).until(() -> MessageRow.holds("select following = " + following
                + " from follower where app_id = '" + operator.appId + "'"));
    }
}
