package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.simulator.wechataccount.Stage.APP;
import static org.chargeledger.simulator.wechataccount.Stage.DRIVER;
import static org.chargeledger.simulator.wechataccount.Stage.SENDALL;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.chargeledger.simulator.wechataccount.rules.Users.Act;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Job.Counts;
import org.chargeledger.simulator.wechataccount.state.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whom the pretend WeChat reaches")
class AudienceTest {

    final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @DisplayName("all means who follows and has not blocked the account; the card bears cover, digest and link")
    void toAll() {
        stage.emulator.control().put(new Follower(APP, "oBlocked", "阿强", true, true, null));
        stage.emulator.control().put(new Follower(APP, "oGone", "阿珍", false, false, null));
        stage.sendToAll(stage.draft(), "story-1");
        ended();

        assertThat(stage.emulator.control().articles(APP)).singleElement()
                .satisfies(article -> assertThat(article.counts()).isEqualTo(new Counts(2, 1, 1, 0)));
        assertThat(stage.emulator.control().messages(APP, null)).singleElement().satisfies(card -> {
            assertThat(card.openid()).isEqualTo(DRIVER);
            assertThat(card.kind()).isEqualTo(Message.Kind.ARTICLE);
            assertThat(card.lines().getFirst().value()).isEqualTo("全部退还");
            assertThat(stage.emulator.picture(card.cover())).isPresent();
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "{\"filter\":{\"is_to_all\":false},\"msgtype\":\"text\",\"text\":{\"content\":\"好\"}} | 40050",
            "{\"filter\":{\"is_to_all\":false,\"tag_id\":7},\"msgtype\":\"text\",\"text\":{\"content\":\"好\"}} | 0",
            "{\"filter\":{\"is_to_all\":true},\"msgtype\":\"text\",\"text\":{\"content\":\"<a href=x>\"}} | 40066",
            "{\"filter\":{\"is_to_all\":true},\"msgtype\":\"wxcard\"} | 40008",
            "{\"filter\":{\"is_to_all\":true},\"msgtype\":\"mpnews\",\"mpnews\":{\"media_id\":\"guess\"}} | 40007"})
    @DisplayName("a range and a kind of message must be named")
    void rangeAndKind(String body, int errcode) {
        assertThat(stage.errcode(SENDALL, body)).isEqualTo(errcode);
    }

    @Test
    @DisplayName("a tag reaches its users; named users are two at least")
    void tagsAndNames() {
        stage.emulator.control().put(new Follower(APP, "oTagged", "阿强", true, false, List.of(7)));
        stage.call(SENDALL, """
                {"filter":{"is_to_all":false,"tag_id":7},"msgtype":"text","text":{"content":"好"}}""");
        ended();
        assertThat(stage.emulator.control().messages(APP, null)).extracting(Message::openid).containsExactly("oTagged");

        assertThat(stage.errcode("message/mass/send", named("\"oTagged\""))).isEqualTo(40130);
        assertThat(stage.errcode("message/mass/send", named("\"oTagged\",\"oNobody\""))).isEqualTo(40003);
        assertThat(stage.errcode("message/mass/send", named("\"oTagged\",\"" + DRIVER + "\""))).isZero();
    }

    @Test
    @DisplayName("without a clientmsgid the same range and content count as the same send")
    void ownDigest() {
        assertThat(stage.errcode("message/mass/send", twoNamed())).isZero();
        stage.clock.pass(Duration.ofMinutes(1));
        assertThat(stage.errcode("message/mass/send", twoNamed())).isEqualTo(45065);
        stage.clock.pass(Duration.ofHours(24));
        assertThat(stage.errcode("message/mass/send", twoNamed())).isZero();
    }

    @Test
    @DisplayName("a preview comes to one phone and leaves the draft; a deleted send keeps its card and loses its page")
    void previewAndDelete() {
        String draft = stage.draft();
        String preview = "{\"touser\":\"%s\",\"mpnews\":{\"media_id\":\"" + draft + "\"},\"msgtype\":\"mpnews\"}";
        assertThat(stage.errcode("message/mass/preview", preview.formatted("oNobody"))).isEqualTo(40003);
        assertThat(stage.errcode("message/mass/preview", preview.formatted(DRIVER))).isZero();
        long id = stage.sendToAll(draft, "story-1").path("msg_id").asLong();
        ended();

        assertThat(stage.errcode("message/mass/delete", "{\"msg_id\":" + id + "}")).isZero();
        assertThat(stage.call("message/mass/get", "{\"msg_id\":" + id + "}").path("msg_status").asText())
                .isEqualTo("DELETE");
        assertThat(stage.errcode("message/mass/get", "{\"msg_id\":1}")).isEqualTo(40059);
        assertThat(stage.phone()).hasSize(2);
    }

    @Test
    @DisplayName("the account may list its followers and ask about one, but learns no nickname")
    void followers() {
        stage.follower("oAnother");
        JsonNode list = stage.get("user/get");
        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(list.at("/data/openid/0").asText()).isEqualTo("oAnother");
        assertThat(stage.get("user/get?next_openid=oAnother").path("count").asInt()).isEqualTo(1);
        assertThat(stage.get("user/info?openid=" + DRIVER).path("nickname").asText()).isEmpty();
        stage.act(Act.UNFOLLOW);
        assertThat(stage.get("user/info?openid=" + DRIVER).path("subscribe").asInt()).isZero();
        assertThat(stage.get("user/info?openid=oNobody").path("errcode").asInt()).isEqualTo(40003);
    }

    @ParameterizedTest(name = "{0} entries of {1} each, name of {2} bytes: {3}")
    @CsvSource({"3, 5, 16, 0", "4, 5, 16, 40016", "0, 0, 16, 40016", "3, 6, 16, 40023", "3, 5, 17, 40018",
            "3, 0, 16, 40017"})
    @DisplayName("a menu has three entries of five")
    void menu(int entries, int each, int bytes, int errcode) {
        String sub = String.join(",", Collections.nCopies(each, "{\"name\":\"账单\",\"type\":\"view\"}"));
        String entry = "{\"name\":\"" + "x".repeat(bytes) + "\",\"sub_button\":[" + sub + "]}";
        String menu = "{\"button\":[" + String.join(",", Collections.nCopies(entries, entry)) + "]}";

        assertThat(stage.errcode("menu/create", menu)).isEqualTo(errcode);
        assertThat(stage.get("menu/get").path("errcode").asInt()).isEqualTo(errcode == 0 ? 0 : 46003);
    }

    private void ended() {
        stage.clock.pass(Duration.ofSeconds(1));
        stage.call("draft/count", "{}");
    }

    private static String twoNamed() {
        return named("\"" + DRIVER + "\",\"" + DRIVER + "\"");
    }

    private static String named(String openids) {
        return "{\"touser\":[" + openids + "],\"msgtype\":\"text\",\"text\":{\"content\":\"好\"}}";
    }
}
