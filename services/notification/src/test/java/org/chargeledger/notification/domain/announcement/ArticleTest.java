package org.chargeledger.notification.domain.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chargeledger.notification.domain.announcement.Shown.Listed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The article of an announcement")
class ArticleTest {

    static final Words WORDS = new Words("占桩费退费公告", "10月18日前的占桩费全部取消", "各位用户：\n10月18日前的占桩费全部取消，已收取的将退还。",
            "https://h5.example/my", null);

    @Test
    @DisplayName("as totals says what happened, how far it is and how to see one's own, and names nobody")
    void totals() {
        String html = Article.html(WORDS, Article.generated(Form.TOTALS, shown(listed(3))));

        assertThat(html).contains("各位用户：", "已收取的将退还", "137 笔", "12345.60元", "130 笔，12000.00元", ">5 笔<", "2 笔（客服",
                "2019年8月2日 至 2019年10月16日", "截至 2019年10月21日 10:00", "阅读原文", "108物流园、松岗工业园");
        assertThat(html).doesNotContain("阿**", "189xxxx4136", "<script", "昵称");
    }

    @Test
    @DisplayName("as a list shows masked those who consented and counts the others")
    void list() {
        String html = Article.generated(Form.LIST, shown(listed(2)));

        assertThat(html).contains("阿**", "189xxxx4136", "738725", "已退款", "另有 135 笔");
        assertThat(Article.generated(Form.LIST, shown(List.of()))).contains("另有 137 笔").doesNotContain("昵称");
    }

    @Test
    @DisplayName("lists a whole batch of 137 if all consented")
    void wholeBatch() {
        assertThat(Article.generated(Form.LIST, shown(listed(137)))).doesNotContain("另有");
    }

    @Test
    @DisplayName("holds fewer than 20 000 characters however many consented and however much the operator wrote")
    void fits() {
        Words longest = new Words("题", "摘", "字".repeat(Words.LONGEST_TEXT), "https://h5.example/my", null);

        String html = Article.html(longest, Article.generated(Form.LIST, shown(listed(5000))));

        assertThat(html.length()).isLessThan(20_000);
        assertThat(html).contains("另有").endsWith("</section>");
    }

    @Test
    @DisplayName("is refused as a whole when short lines make it longer than WeChat takes, to the character")
    void whole() {
        String generated = "x".repeat(19_999 - Article.html(new Words("t", "d", "字", "https://h5.example", null), "").length());

        assertThat(Article.finding(lines(1), generated)).isEmpty();
        assertThat(Article.finding(lines(1), generated + "x"))
                .hasValue("the article has 20000 characters, at most 19999 are allowed");
        assertThat(lines(2500).findings()).isEmpty();
        assertThat(Article.finding(lines(2500), "")).isPresent();
    }

    private static Words lines(int count) {
        return new Words("t", "d", "字\n".repeat(count), "https://h5.example", null);
    }

    @Test
    @DisplayName("takes what people wrote as text, never as elements")
    void escapes() {
        Words words = new Words("t", "d", "<script>alert(1)</script> & \"x\"", "https://h5.example", null);

        assertThat(Article.html(words, "")).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;")
                .doesNotContain("<script");
    }

    @ParameterizedTest(name = "title {0}, digest {1}, text {2}: {3} findings")
    @CsvSource({"1, 1, 1, 0", "32, 128, 5000, 0", "33, 128, 5000, 1", "32, 129, 5000, 1", "32, 128, 5001, 1", "0, 0, 0, 3"})
    @DisplayName("is refused when a part is longer than WeChat takes")
    void limits(int title, int digest, int text, int findings) {
        var words = new Words("题".repeat(title), "摘".repeat(digest), "文".repeat(text), "https://h5.example", null);

        assertThat(words.findings()).hasSize(findings);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"占桩费退费公告, 0", "退费返现!, 2", "快来领取, 1"})
    @DisplayName("warns of words that the review may take for advertising")
    void hints(String title, int hints) {
        assertThat(new Words(title, "d", "t", "https://h5.example", null).hints()).hasSize(hints);
    }

    @Test
    @DisplayName("links to a web address only")
    void link() {
        assertThat(Stream.of("https://h5.example", "http://127.0.0.1:8080/my", "javascript:alert(1)", "")
                .map(url -> new Words("t", "d", "x", url, null).findings().isEmpty()))
                .containsExactly(true, true, false, false);
    }

    private static List<Listed> listed(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Listed("阿**", "189xxxx4136", "738725", "已退款")).toList();
    }

    private static Shown shown(List<Listed> listed) {
        return new Shown("占桩费退费", "占桩费取消", List.of("108物流园", "松岗工业园"), Instant.parse("2019-08-02T08:20:15Z"),
                Instant.parse("2019-10-16T15:59:00Z"), 137, 1_234_560, 130, 1_200_000, 2, Instant.parse("2019-10-21T02:00:00Z"),
                listed);
    }
}
