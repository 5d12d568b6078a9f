package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.OfficialAccountStub.DRAFT_ADD;
import static org.chargeledger.notification.OfficialAccountStub.PREVIEW;
import static org.chargeledger.notification.OfficialAccountStub.PUBLISH;
import static org.chargeledger.notification.OfficialAccountStub.PUBLISHED;
import static org.chargeledger.notification.OfficialAccountStub.SEND_TO_ALL;
import static org.chargeledger.notification.OfficialAccountStub.SENT;
import static org.chargeledger.notification.OfficialAccountStub.UNPUBLISH;
import static org.chargeledger.notification.OfficialAccountStub.event;
import static org.chargeledger.notification.Operator.json;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("An announcement on its way through the official account")
class AnnouncementTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String BUSY = "{\"errcode\":-1,\"errmsg\":\"system error\"}";

    Newsroom room;

    @BeforeEach
    void open() {
        room = new Newsroom();
    }

    @Test
    @DisplayName("published without push: written, approved by another, shown to one, submitted, finished with its link, taken down")
    void publishes() {
        String id = room.draftCreated("TOTALS", null);
        assertThat(room.wechat.asked(DRAFT_ADD)).singleElement().satisfies(asked -> {
            assertThat(asked.at("/articles/0/title").asText()).isEqualTo("占桩费退费公告");
            assertThat(asked.at("/articles/0/thumb_media_id").asText()).isEqualTo("cover-" + room.operator.appId);
            assertThat(asked.at("/articles/0/content_source_url").asText()).isEqualTo("https://h5.example/my");
            assertThat(asked.at("/articles/0/need_open_comment").asInt(1)).isZero();
            assertThat(asked.at("/articles/0/content").asText()).contains("3 笔", "30.00元").doesNotContain("189");
        });
        room.wechat.answers(PREVIEW, "{\"errcode\":0,\"errmsg\":\"preview success\",\"msg_id\":1}");
        room.act(id, "preview", Map.of("openid", "oBoss")).statusCode(200).body("state", is("PREVIEWED"));
        room.wechat.answers(PUBLISH, "{\"errcode\":0,\"errmsg\":\"ok\",\"publish_id\":100000001,\"msg_data_id\":2247483647}");
        room.submit(id, "PUBLISH");
        room.awaitState(id, "ACCEPTED");

        String told = event("PUBLISHJOBFINISH", "<PublishEventInfo><publish_id>100000001</publish_id><publish_status>0"
                + "</publish_status><article_id>art-1</article_id><article_detail><count>1</count><item><idx>1</idx>"
                + "<article_url>http://mp.weixin.qq.com/s?x=1</article_url></item></article_detail></PublishEventInfo>");
        room.wechat.tells(told).statusCode(200).body(is("success"));
        room.wechat.tells(told).statusCode(200).body(is("success"));
        room.awaitState(id, "FINISHED");
        room.get(id).body("articleUrl", is("http://mp.weixin.qq.com/s?x=1")).body("acts", hasItems("TAKE_DOWN", "RENEW"));
        assertThat(room.wechat.asked(PUBLISH)).hasSize(1);

        room.wechat.answers(UNPUBLISH, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        room.act(id, "take-down", Map.of("reason", "期满")).statusCode(200).body("state", is("TAKEN_DOWN"));
        assertThat(room.wechat.asked(UNPUBLISH)).singleElement()
                .satisfies(asked -> assertThat(asked.get("article_id").asText()).isEqualTo("art-1"));
    }

    @Test
    @DisplayName("a mass send has a fixed clientmsgid of 32 characters, is accepted by 45065 at once, counts against the month;"
            + " fewer sent than all is normal")
    void massSend() {
        String id = room.draftCreated("TOTALS", null);
        room.get("/announcements/quota?appId=" + room.operator.appId).body("used", is(0)).body("limit", is(4));
        room.wechat.answers(SEND_TO_ALL, "{\"errcode\":45065,\"errmsg\":\"clientmsgid exist\",\"msg_id\":34182}");
        room.submit(id, "MASS_SEND");
        room.awaitState(id, "ACCEPTED");
        assertThat(room.wechat.asked(SEND_TO_ALL)).singleElement().satisfies(asked -> {
            assertThat(asked.get("clientmsgid").asText()).isEqualTo(id.replace("-", "")).hasSize(32);
            assertThat(asked.at("/filter/is_to_all").asBoolean()).isTrue();
        });

        room.wechat.tells(event("MASSSENDJOBFINISH", "<MsgID>34182</MsgID><Status>send success</Status><TotalCount>1000"
                + "</TotalCount><FilterCount>950</FilterCount><SentCount>930</SentCount><ErrorCount>20</ErrorCount>"
                + "<ArticleUrlResult></ArticleUrlResult>")).statusCode(200);
        room.awaitState(id, "FINISHED");
        room.get(id).body("counts.total", is(1000)).body("counts.filtered", is(950)).body("counts.sent", is(930))
                .body("counts.failed", is(20)).body("articleUrl", nullValue());
        room.get("/announcements/quota?appId=" + room.operator.appId).body("used", is(1));
    }

    @Test
    @DisplayName("accepted but answered too late: unknown, repeated under the same clientmsgid, and 45065 means accepted")
    void timeoutAfterAcceptance() {
        String id = room.draftCreated("TOTALS", null);
        room.wechat.answersInTurn(SEND_TO_ALL, json("{\"errcode\":0,\"msg_id\":34183}").withFixedDelay(2500),
                json("{\"errcode\":45065,\"errmsg\":\"clientmsgid exist\",\"msg_id\":34183}"));
        room.submit(id, "MASS_SEND");
        room.awaitState(id, "UNKNOWN");
        room.get(id).body("acts", is(List.of("SAY_SENT", "SAY_NOT_SENT")));

        Newsroom.dueNow(id);
        room.awaitState(id, "ACCEPTED");
        assertThat(room.wechat.asked(SEND_TO_ALL)).hasSize(2).extracting(asked -> asked.get("clientmsgid").asText())
                .containsOnly(id.replace("-", ""));
        room.wechat.answers(SENT, "{\"msg_id\":34183,\"msg_status\":\"SEND_SUCCESS\"}");
        Newsroom.dueNow(id);
        room.awaitState(id, "FINISHED");

        room.wechat.tells(event("MASSSENDJOBFINISH", "<MsgID>34183</MsgID><Status>send success</Status><TotalCount>5"
                + "</TotalCount><FilterCount>5</FilterCount><SentCount>5</SentCount><ErrorCount>0</ErrorCount>"));
        await().atMost(SOON).until(() -> room.get(id).extract().path("counts.sent"), Integer.valueOf(5)::equals);
    }

    @Test
    @DisplayName("an event before the answer that names its job waits for it")
    void eventBeforeAnswer() {
        String id = room.draftCreated("TOTALS", null);
        room.wechat.tells(event("MASSSENDJOBFINISH", "<MsgID>34184</MsgID><Status>err(20008)</Status>")).statusCode(200);
        await().atMost(SOON).until(() -> MessageRow.holds("select attempts >= 1 from webhook_event where app_id = '"
                + room.operator.appId + "'"));
        room.wechat.answers(SEND_TO_ALL, "{\"errcode\":0,\"msg_id\":34184}");
        room.submit(id, "MASS_SEND");

        room.awaitState(id, "FAILED");
        room.get(id).body("reason", is("err(20008)"));
    }

    @Test
    @DisplayName("a send to all that shows no result waits for the administrator, whose silence fails it")
    void administrator() {
        String id = room.draftCreated("TOTALS", null);
        room.wechat.answers(SEND_TO_ALL, "{\"errcode\":0,\"msg_id\":34185}");
        room.wechat.answers(SENT, "{\"msg_id\":34185,\"msg_status\":\"SENDING\"}");
        room.submit(id, "MASS_SEND");
        room.awaitState(id, "ACCEPTED");
        Newsroom.acceptedLongAgo(id);
        room.awaitState(id, "WAITING_ADMIN");

        room.wechat.tells(event("MASSSENDJOBFINISH", "<MsgID>34185</MsgID><Status>err(40002)</Status>")).statusCode(200);
        room.awaitState(id, "FAILED");
        room.get(id).body("reason", is("err(40002)"));
    }

    @Test
    @DisplayName("a draft that is gone on a repetition was published before: no second one, and its event ends it")
    void draftConsumed() {
        String id = room.draftCreated("TOTALS", null);
        room.wechat.answersInTurn(PUBLISH, json("{\"errcode\":0,\"publish_id\":7}").withFixedDelay(2500),
                json("{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}"));
        room.submit(id, "PUBLISH");
        room.awaitState(id, "UNKNOWN");
        Newsroom.dueNow(id);
        room.awaitState(id, "ACCEPTED");
        room.get(id).body("reason", is("SENT_BEFORE"));

        room.wechat.tells(event("MASSSENDJOBFINISH", "<MsgID>7001</MsgID><Status>send success</Status>")).statusCode(200);

        room.awaitState(id, "FINISHED");
        assertThat(room.wechat.asked(DRAFT_ADD)).hasSize(1);
    }

    @Test
    @DisplayName("busy is tried again under the same id; no quota is told and costs nothing; a rejected article fails with WeChat's word")
    void refusals() {
        String id = room.draftCreated("TOTALS", null);
        room.wechat.answersInTurn(SEND_TO_ALL, json(BUSY), json("{\"errcode\":45028,\"errmsg\":\"has no masssend quota\"}"));
        room.submit(id, "MASS_SEND");
        await().atMost(SOON).until(() -> "BUSY".equals(room.get(id).extract().path("reason")));
        Newsroom.dueNow(id);
        room.awaitState(id, "DRAFT_CREATED");
        room.get(id).body("reason", is("QUOTA_USED")).body("acts", hasItems("SUBMIT"));

        room.wechat.answers(PUBLISH, "{\"errcode\":0,\"publish_id\":8}");
        room.wechat.answers(PUBLISHED, "{\"publish_id\":8,\"publish_status\":4,\"fail_idx\":[1]}");
        room.submit(id, "PUBLISH");
        room.awaitState(id, "ACCEPTED");
        Newsroom.dueNow(id);
        room.awaitState(id, "FAILED");
        room.get(id).body("reason", is("4 rejected by review")).body("acts", is(List.of("RENEW")));
    }

    @Test
    @DisplayName("an account that may not do it fails the announcement at once; a person can end what stays unknown")
    void unauthorised() {
        String refused = room.draftCreated("TOTALS", null);
        room.wechat.answers(SEND_TO_ALL, "{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}");
        room.submit(refused, "MASS_SEND");
        room.awaitState(refused, "FAILED");
        room.get(refused).body("reason", is("NOT_AUTHORISED")).body("detail", is("48001 api unauthorized"));

        String unknown = room.draftCreatedAgain();
        room.wechat.answersInTurn(PUBLISH, json("{\"errcode\":0,\"publish_id\":9}").withFixedDelay(2500),
                json("{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}"));
        room.submit(unknown, "PUBLISH");
        room.awaitState(unknown, "UNKNOWN");
        room.act(unknown, "outcome", Map.of("sent", true, "reason", "在后台看到已发表")).statusCode(200)
                .body("state", is("FINISHED")).body("reason", is("DECIDED_BY_STAFF"));
    }

    @Test
    @DisplayName("called not sent by a person, and out all the same: its event says so; taken down by the number it is asked for")
    void personWasWrong() {
        String id = room.draftCreated("TOTALS", null);
        room.wechat.answers(PUBLISH, "{\"errcode\":0,\"publish_id\":100000077}");
        room.wechat.answers(PUBLISHED, "{\"publish_id\":100000077,\"publish_status\":1}");
        room.submit(id, "PUBLISH");
        room.awaitState(id, "ACCEPTED");
        room.act(id, "outcome", Map.of("sent", false, "reason", "后台没有")).statusCode(200).body("state", is("FAILED"));

        room.wechat.tells(event("MASSSENDJOBFINISH", "<MsgID>100000077</MsgID><Status>send success</Status>")).statusCode(200);
        room.awaitState(id, "FINISHED");

        room.get(id).body("reason", nullValue());
        room.wechat.answers(PUBLISHED, "{\"publish_id\":100000077,\"publish_status\":0,\"article_id\":\"art-77\"}");
        room.wechat.answers(UNPUBLISH, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        room.act(id, "take-down", Map.of("reason", "期满")).statusCode(200).body("state", is("TAKEN_DOWN"));
        assertThat(room.wechat.asked(UNPUBLISH)).singleElement()
                .satisfies(asked -> assertThat(asked.get("article_id").asText()).isEqualTo("art-77"));
    }
}
