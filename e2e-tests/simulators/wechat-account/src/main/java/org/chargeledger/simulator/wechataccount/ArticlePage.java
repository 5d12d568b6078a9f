package org.chargeledger.simulator.wechataccount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.simulator.wechataccount.state.Draft;
import org.chargeledger.simulator.wechataccount.state.Draft.Article;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechatpay.Answer;

/** An article as a phone shows it, or the page that says it was taken down. */
final class ArticlePage {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm")
            .withZone(ZoneId.of("Asia/Shanghai"));
    private static final String ARTICLE = resource("/article.html");
    private static final String GONE = resource("/article-gone.html");

    private record Readable(Draft draft, Instant at) {}

    private ArticlePage() {}

    /** {@code /s/{article}/{number}}; the media id of a draft shows its preview. */
    static Answer of(State state, String path) {
        String[] parts = path.split("/");
        int number = parts.length > 3 && parts[3].matches("[1-8]") ? Integer.parseInt(parts[3]) : 1;
        return readable(state, parts.length > 2 ? parts[2] : "")
                .filter(found -> number <= found.draft().articles().size())
                .map(found -> page(200, shown(state, found, found.draft().articles().get(number - 1))))
                .orElseGet(() -> page(200, GONE));
    }

    private static Optional<Readable> readable(State state, String id) {
        Stream<Readable> ended = state.jobs.values().stream()
                .filter(job -> job.draft() != null && job.articleId().equals(id) && job.readable())
                .map(job -> new Readable(job.draft(), job.endsAt()));
        Stream<Readable> preview = Stream.ofNullable(state.drafts.get(id))
                .map(draft -> new Readable(draft, draft.changedAt()));
        return Stream.concat(ended, preview).findFirst();
    }

    private static String shown(State state, Readable found, Article article) {
        String more = article.contentSourceUrl() == null || article.contentSourceUrl().isBlank() ? ""
                : "<a class=\"more\" href=\"" + escaped(article.contentSourceUrl()) + "\">阅读原文</a>";
        Map<String, String> values = Map.of("title", escaped(article.title()),
                "author", escaped(article.author() == null ? "" : article.author()),
                "account", escaped(state.accounts.get(found.draft().appId()).name()),
                "time", SHOWN.format(found.at()), "content", withOurPictures(article.content()), "more", more);
        String page = ARTICLE;
        for (var value : values.entrySet()) {
            page = page.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return page;
    }

    /** WeChat's picture host is played by this emulator. */
    private static String withOurPictures(String content) {
        return content.replaceAll("https?://mmbiz\\.qpic\\.cn/[^/\"']+/([^/\"']+)/0[^\"']*", "/mmbiz/$1");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static Answer page(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", html, Map.of());
    }

    private static String resource(String name) {
        try (var stream = ArticlePage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
