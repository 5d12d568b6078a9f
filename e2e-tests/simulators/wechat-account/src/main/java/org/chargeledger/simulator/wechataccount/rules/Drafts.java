package org.chargeledger.simulator.wechataccount.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chargeledger.simulator.wechataccount.state.Draft;
import org.chargeledger.simulator.wechataccount.state.Draft.Article;
import org.chargeledger.simulator.wechataccount.state.Json;

/** The draft box; a draft leaves it once it is sent or published, and its media id is 40007 from then on. */
public final class Drafts {

    private static final int ARTICLES = 8;

    private Drafts() {}

    public static Map<String, Object> add(Turn turn) {
        JsonNode given = turn.body().path("articles");
        if (given.size() > ARTICLES) {
            throw new WechatRefusal(45008, "article size out of limit");
        } else if (given.isEmpty()) {
            throw new WechatRefusal(47001, "data format error");
        }
        List<Article> articles = new ArrayList<>();
        given.forEach(article -> articles.add(checked(turn, article, given.size() == 1)));
        Draft draft = new Draft(RandomName.of(64), turn.appId(), articles, turn.now(), turn.now());
        turn.state().drafts.put(draft.mediaId(), draft);
        return Map.of("media_id", draft.mediaId(), "item", List.of());
    }

    public static Map<String, Object> get(Turn turn) {
        return view(find(turn, turn.text("media_id")), true);
    }

    public static Map<String, Object> update(Turn turn) {
        Draft draft = find(turn, turn.text("media_id"));
        int index = turn.body().path("index").asInt();
        if (index < 0 || index >= draft.articles().size()) {
            throw new WechatRefusal(40114, "invalid index value");
        }
        Article article = checked(turn, turn.body().path("articles"), draft.articles().size() == 1);
        turn.state().drafts.put(draft.mediaId(), draft.with(index, article, turn.now()));
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    public static Map<String, Object> delete(Turn turn) {
        turn.state().drafts.remove(find(turn, turn.text("media_id")).mediaId());
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    public static Map<String, Object> count(Turn turn) {
        return Map.of("total_count", mine(turn).count());
    }

    public static Map<String, Object> batchGet(Turn turn) {
        int count = turn.body().path("count").asInt();
        if (count < 1 || count > 20) {
            throw new WechatRefusal(40007, "invalid count");
        }
        boolean withContent = turn.body().path("no_content").asInt() == 0;
        List<Map<String, Object>> items = mine(turn).sorted(Comparator.comparing(Draft::changedAt).reversed())
                .skip(turn.body().path("offset").asInt()).limit(count)
                .map(draft -> Map.of("media_id", draft.mediaId(), "content", view(draft, withContent), "update_time",
                        draft.changedAt().getEpochSecond())).toList();
        return Map.of("total_count", mine(turn).count(), "item_count", items.size(), "item", items);
    }

    static Draft find(Turn turn, String mediaId) {
        Draft draft = turn.state().drafts.get(mediaId);
        if (draft == null || !draft.appId().equals(turn.appId())) {
            throw new WechatRefusal(40007, "invalid media_id");
        }
        return draft;
    }

    private static Stream<Draft> mine(Turn turn) {
        return turn.state().drafts.values().stream().filter(draft -> draft.appId().equals(turn.appId()));
    }

    private static Article checked(Turn turn, JsonNode given, boolean single) {
        try {
            Article article = ArticleRules.checked(Json.read(given.toString(), Article.class), single);
            String cover = article.thumbMediaId() == null ? "" : article.thumbMediaId();
            if (Media.permanent(turn.state(), turn.appId(), cover).isEmpty()) {
                throw new WechatRefusal(40007, "invalid media_id");
            }
            return article;
        } catch (JsonProcessingException e) {
            throw new WechatRefusal(47001, "data format error");
        }
    }

    private static Map<String, Object> view(Draft draft, boolean withContent) {
        List<?> items = withContent ? draft.articles() : draft.articles().stream()
                .map(article -> Json.node(article).without("content")).toList();
        return Map.of("news_item", items, "create_time", draft.createdAt().getEpochSecond(), "update_time",
                draft.changedAt().getEpochSecond());
    }
}
