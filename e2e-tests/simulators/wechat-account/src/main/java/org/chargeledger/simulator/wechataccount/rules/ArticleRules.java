package org.chargeledger.simulator.wechataccount.rules;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.chargeledger.simulator.wechataccount.state.Draft.Article;

/** What an article may hold, and what WeChat silently takes out of its text. */
final class ArticleRules {

    private static final int DIGEST_OF_TEXT = 54;
    private static final Pattern SCRIPTS = Pattern.compile(
            "(?is)<script.*?</script>|\\son\\w+\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>]+)|javascript:");
    private static final Pattern FOREIGN_PICTURES = Pattern.compile(
            "(?i)<img(?![^>]*src=[\"']https?://mmbiz\\.qpic\\.cn/)[^>]*>");
    private static final Pattern NEVER_ALLOWED = Pattern.compile(
            "(?i)<(iframe|form|input|object|embed|mp-miniprogram)\\b");

    private ArticleRules() {}

    static Article checked(Article article, boolean single) {
        String content = article.content() == null ? "" : article.content();
        limit(article.title() != null && !article.title().isBlank(), 45003, "title size out of limit");
        limit(length(article.title()) <= 32, 45003, "title size out of limit");
        limit(length(article.author()) <= 16, 45110, "author size out of limit");
        limit(length(article.digest()) <= 128, 45004, "description size out of limit");
        limit(length(content) < 20_000 && content.getBytes(StandardCharsets.UTF_8).length < 1 << 20, 45002,
                "content size out of limit");
        limit(length(article.contentSourceUrl()) <= 1024, 45005, "url size out of limit");
        limit(!content.isBlank() && !NEVER_ALLOWED.matcher(content).find(), 45166, "invalid content");
        String clean = FOREIGN_PICTURES.matcher(SCRIPTS.matcher(content).replaceAll("")).replaceAll("");
        return new Article(article.title(), article.author(), single ? digest(article, clean) : "", clean,
                article.contentSourceUrl(), article.thumbMediaId(), article.needOpenComment(),
                article.onlyFansCanComment());
    }

    private static String digest(Article article, String content) {
        if (article.digest() != null && !article.digest().isEmpty()) {
            return article.digest();
        }
        String text = content.replaceAll("(?s)<[^>]*>", "").strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(DIGEST_OF_TEXT, length(text))));
    }

    private static int length(String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }

    private static void limit(boolean kept, int errcode, String errmsg) {
        if (!kept) {
            throw new WechatRefusal(errcode, errmsg);
        }
    }
}
