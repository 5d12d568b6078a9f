package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechatpay.Ask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Drafts, pictures and publications of the pretend WeChat")
class DraftsTest {

    final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest(name = "{0} of {1} characters: {2}")
    @CsvSource({"title, 32, 0", "title, 33, 45003", "title, 0, 45003", "author, 16, 0", "author, 17, 45110",
            "digest, 128, 0", "digest, 129, 45004", "content, 19999, 0", "content, 20000, 45002", "content, 0, 45166",
            "content_source_url, 1024, 0", "content_source_url, 1025, 45005"})
    @DisplayName("each field of an article has its limit")
    void limits(String field, int characters, int errcode) {
        var article = Json.node(Map.of("title", "公告", "content", "<p>好</p>", "thumb_media_id", stage.cover()));
        article.put(field, "退".repeat(characters));

        assertThat(stage.errcode("draft/add", "{\"articles\":[" + article + "]}")).isEqualTo(errcode);
        assertThat(stage.call("draft/count", "{}").path("total_count").asInt()).isEqualTo(errcode == 0 ? 1 : 0);
    }

    @Test
    @DisplayName("eight articles are a draft, nine are not; the cover must be a permanent picture")
    void articlesAndCover() {
        String article = Stage.article("公告", "<p>好</p>", stage.cover());
        assertThat(stage.errcode("draft/add", articles(article, 8))).isZero();
        assertThat(stage.errcode("draft/add", articles(article, 9))).isEqualTo(45008);
        assertThat(stage.errcode("draft/add", articles(Stage.article("公告", "<p>好</p>", "guess"), 1))).isEqualTo(40007);
        assertThat(stage.errcode("draft/add", "{}")).isEqualTo(47001);
    }

    @Test
    @DisplayName("scripts and foreign pictures vanish, the account's own pictures stay, forms are refused")
    void text() {
        String ours = stage.upload("media/uploadimg", Stage.PNG).path("url").asText();
        String content = "<p onclick='a()'>退费<script>x()</script><img src='https://evil.invalid/a.png'><img src='" + ours
                + "'></p>";
        String id = stage.call("draft/add", articles(Stage.article("公告", content, stage.cover()), 1)).path("media_id")
                .asText();

        assertThat(get(id).path("content").asText()).isEqualTo("<p>退费<img src='" + ours + "'></p>");
        assertThat(get(id).path("digest").asText()).isEqualTo("退费");
        assertThat(stage.errcode("draft/add", articles(Stage.article("公告", "<form>", stage.cover()), 1)))
                .isEqualTo(45166);
    }

    @Test
    @DisplayName("an empty digest becomes the first 54 characters of the text")
    void digest() {
        String id = stage.call("draft/add", articles(Stage.article("公告", "<p>" + "退".repeat(60) + "</p>",
                stage.cover()), 1)).path("media_id").asText();

        assertThat(get(id).path("digest").asText()).isEqualTo("退".repeat(54));
    }

    @Test
    @DisplayName("a draft is changed by its index, listed newest first, and deleted")
    void changes() {
        String first = stage.draft();
        stage.clock.pass(Duration.ofSeconds(1));
        String second = stage.draft();
        String change = "{\"media_id\":\"%s\",\"index\":%d,\"articles\":" + Stage.article("更正", "<p>好</p>", stage.cover())
                + "}";

        assertThat(stage.errcode("draft/update", change.formatted(second, 1))).isEqualTo(40114);
        assertThat(stage.errcode("draft/update", change.formatted(second, 0))).isZero();
        assertThat(get(second).path("title").asText()).isEqualTo("更正");
        JsonNode list = stage.call("draft/batchget", "{\"offset\":0,\"count\":1,\"no_content\":1}");
        assertThat(list.path("total_count").asInt()).isEqualTo(2);
        assertThat(list.at("/item/0/media_id").asText()).isEqualTo(second);
        assertThat(list.at("/item/0/content/news_item/0").has("content")).isFalse();
        assertThat(stage.errcode("draft/delete", "{\"media_id\":\"" + first + "\"}")).isZero();
        assertThat(stage.errcode("draft/delete", "{\"media_id\":\"" + first + "\"}")).isEqualTo(40007);
    }

    @ParameterizedTest(name = "{0}, {1} bytes of {2}: {3}")
    @CsvSource({"media/uploadimg, 1048575, PNG, 0", "media/uploadimg, 1048576, PNG, 40009",
            "media/uploadimg, 100, GIF8, 40005", "material/add_material?type=image, 100, GIF8, 0",
            "material/add_material?type=image, 10485760, PNG, 0", "material/add_material?type=image, 10485761, PNG, 40009",
            "material/add_material?type=image, 100, %PDF, 40005", "material/add_material?type=voice, 100, PNG, 40004"})
    @DisplayName("pictures of a text are jpg or png under 1 MB, permanent ones up to 10 MB")
    void pictures(String call, int bytes, String magic, int errcode) {
        String start = magic.equals("PNG") ? "\u0089PNG" : magic;
        assertThat(stage.upload(call, start + "x".repeat(bytes - start.length())).path("errcode").asInt())
                .isEqualTo(errcode);
    }

    @Test
    @DisplayName("a published article can be read until it is taken down; a publication by text id if switched so")
    void published() {
        stage.faults("{\"publishIdAsText\":true,\"jobMillis\":0}");
        JsonNode submitted = stage.call("freepublish/submit", "{\"media_id\":\"" + stage.draft() + "\"}");
        assertThat(submitted.path("publish_id").isTextual()).isTrue();
        JsonNode got = stage.call("freepublish/get", submitted.toString());
        String url = got.at("/article_detail/item/0/article_url").asText();

        assertThat(page(url)).contains("占桩费退费公告", "ZPD 充电", "<p>全部退还</p>",
                "<a class=\"more\" href=\"https://h5.example.invalid/my\">阅读原文</a>");
        assertThat(stage.errcode("freepublish/delete", "{\"article_id\":\"" + got.path("article_id").asText() + "\"}"))
                .isZero();
        assertThat(page(url)).contains("该内容已被发布者删除").doesNotContain("全部退还");
        assertThat(stage.call("freepublish/get", submitted.toString()).path("publish_status").asInt()).isEqualTo(5);
        assertThat(stage.errcode("freepublish/delete", "{\"article_id\":\"guess\"}")).isEqualTo(53600);
        assertThat(stage.errcode("freepublish/get", "{\"publish_id\":\"1\"}")).isEqualTo(53600);
        assertThat(stage.phone()).isEmpty();
    }

    private String page(String url) {
        return stage.emulator.answer(new Ask("GET", url.replaceAll("http://[^/]+", ""),
                Map.of(), "")).body();
    }

    private JsonNode get(String mediaId) {
        return stage.call("draft/get", "{\"media_id\":\"" + mediaId + "\"}").at("/news_item/0");
    }

    private static String articles(String article, int count) {
        return "{\"articles\":[" + String.join(",", Collections.nCopies(count, article)) + "]}";
    }
}
