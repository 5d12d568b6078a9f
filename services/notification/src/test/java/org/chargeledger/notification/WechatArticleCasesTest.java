package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Announcements against the pretend WeChat: the cases of the reference, by their names")
class WechatArticleCasesTest {

    static final String SEND = "message/mass/sendall";
    static final String PUBLISH = "freepublish/submit";
    static final String FOLLOWER = "oFollower";

    Newsroom room;
    EmulatedAccount account;

    @BeforeEach
    void open() {
        room = new Newsroom();
        account = new EmulatedAccount(room.operator);
        account.user(FOLLOWER, true, false);
        room.approvedBatch();
    }

    @Test
    @DisplayName("quota used up")
    void quotaUsedUp() {
        String first = submitted("MASS_SEND");
        String second = submitted("MASS_SEND");
        room.awaitState(first, "FINISHED");
        await().until(() -> account.codes(SEND).size() == 2);
        room.awaitState(second, "DRAFT_CREATED");
        room.get(second).body("reason", is("QUOTA_USED"));
        room.get("/announcements/quota?appId=" + room.operator.appId).body("used", is(1));

        room.submit(second, "PUBLISH");
        room.awaitState(second, "FINISHED");
        assertThat(account.codes(SEND)).containsExactly(0, 45028);
        assertThat(account.phone(FOLLOWER).getList("")).hasSize(1);
    }

    @Test
    @DisplayName("duplicate clientmsgid")
    void duplicate() {
        account.answersLate(SEND);
        String id = submitted("MASS_SEND", "UNKNOWN");
        Newsroom.dueNow(id);
        await().until(() -> account.codes(SEND).size() == 2);
        account.misbehaves("{\"clientMsgIdRestMillis\":0}");
        await().until(() -> {
            boolean repeated = account.codes(SEND).size() == 3;
            if (!repeated) {
                Newsroom.dueNow(id);
            }
            return repeated;
        });
        room.awaitState(id, "FINISHED");

        assertThat(account.codes(SEND)).containsExactly(0, 45066, 45065);
        assertThat(account.keys(SEND)).containsOnly(id.replace("-", ""));
        assertThat(account.phone(FOLLOWER).getList("")).hasSize(1);
    }

    @Test
    @DisplayName("45065 on a first call")
    void existsAtFirst() {
        account.misbehaves("{\"refusals\":[{\"call\":\"" + SEND + "\",\"errcode\":45065,\"times\":1,\"accepts\":true}]}");
        String id = submitted("MASS_SEND", "FINISHED");

        assertThat(account.codes(SEND)).containsExactly(45065);
        assertThat(account.phone(FOLLOWER).getList("")).hasSize(1);
    }

    @Test
    @DisplayName("draft consumed")
    void consumed() {
        account.answersLate(PUBLISH);
        String id = submitted("PUBLISH", "UNKNOWN");
        Newsroom.dueNow(id);
        room.awaitState(id, "FINISHED");

        assertThat(account.codes(PUBLISH)).containsExactly(0, 40007);
        assertThat(account.articles().getList("")).hasSize(1);
        room.get(id).body("articleUrl", notNullValue());
    }

    @Test
    @DisplayName("unauthorised")
    void unauthorised() {
        account.misbehaves("{\"refusals\":[{\"call\":\"" + PUBLISH + "\",\"errcode\":48001}]}");
        String id = submitted("PUBLISH", "FAILED");

        room.get(id).body("reason", is("NOT_AUTHORISED"));
        assertThat(account.codes(PUBLISH)).containsExactly(48001);
    }

    @Test
    @DisplayName("partial failure")
    void partialFailure() {
        account.misbehaves("{\"massCounts\":{\"total\":1000,\"filter\":950,\"sent\":930,\"error\":20}}");
        String id = submitted("MASS_SEND", "FINISHED");

        room.get(id).body("counts.total", is(1000)).body("counts.filtered", is(950)).body("counts.sent", is(930))
                .body("counts.failed", is(20));
        assertThat(account.codes(SEND)).containsExactly(0);
    }

    @Test
    @DisplayName("content rejected")
    void contentRejected() {
        account.misbehaves("{\"massStatus\":\"err(20008)\",\"publishStatus\":4}");
        String sent = submitted("MASS_SEND");
        String published = submitted("PUBLISH");
        room.awaitState(sent, "FAILED");
        room.awaitState(published, "FAILED");

        room.get(sent).body("reason", containsString("20008"));
        room.get(published).body("reason", containsString("rejected by review"));
        assertThat(account.phone(FOLLOWER).getList("")).isEmpty();
    }

    @Test
    @DisplayName("administrator gate")
    void administratorGate() {
        account.misbehaves("{\"administrator\":\"SILENT\",\"administratorMillis\":6000}");
        String id = submitted("MASS_SEND", "ACCEPTED");
        Newsroom.acceptedLongAgo(id);
        room.awaitState(id, "WAITING_ADMIN");
        room.awaitState(id, "FAILED");

        room.get(id).body("reason", is("err(40002)"));
        assertThat(account.codes(SEND)).containsExactly(0);
    }

    @Test
    @DisplayName("event lost / twice / late / before the HTTP answer")
    void eventsOnTheirWay() {
        account.misbehaves("{\"jobMillis\":0,\"events\":{\"lose\":true}}");
        finishedByAsking();

        account.misbehaves("{\"events\":{\"beforeAnswer\":true}}");
        submitted("MASS_SEND", "FINISHED");

        account.misbehaves("{\"jobMillis\":0,\"events\":{\"delayMillis\":2500,\"copies\":1}}");
        String late = finishedByAsking();
        Object url = room.get(late).extract().path("articleUrl");
        await().atMost(Duration.ofSeconds(10)).until(() -> account.events().getList("").size() == 3);
        room.get(late).body("state", is("FINISHED")).body("articleUrl", is(url));
        assertThat(account.events().<Integer>getList("answer")).isEqualTo(List.of(200, 200, 200));
    }

    @Test
    @DisplayName("event of the other kind, empty ArticleUrlResult")
    void otherKind() {
        account.misbehaves("{\"events\":{\"otherKind\":true,\"noArticleUrl\":true}}");
        String published = submitted("PUBLISH");
        String sent = submitted("MASS_SEND");
        room.awaitState(published, "FINISHED");
        room.awaitState(sent, "FINISHED");
        assertThat(account.events().<String>getList("event")).containsOnly("MASSSENDJOBFINISH");
    }

    /** Written, approved, in the draft box, and handed over. */
    private String submitted(String way) {
        String id = room.draftCreatedAgain();
        room.submit(id, way);
        return id;
    }

    private String submitted(String way, String becomes) {
        String id = submitted(way);
        room.awaitState(id, becomes);
        return id;
    }

    /** Published, and nobody tells us. */
    private String finishedByAsking() {
        String id = submitted("PUBLISH", "ACCEPTED");
        Newsroom.dueNow(id);
        room.awaitState(id, "FINISHED");
        return id;
    }
}
