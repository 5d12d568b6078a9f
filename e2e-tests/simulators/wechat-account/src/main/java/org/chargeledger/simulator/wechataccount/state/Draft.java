package org.chargeledger.simulator.wechataccount.state;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What lies in the account's draft box, until it is sent or published. */
public record Draft(String mediaId, String appId, List<Article> articles, Instant createdAt, Instant changedAt) {

    /** One article, as the interface spells it. */
    public record Article(String title, String author, String digest, String content,
            @JsonProperty("content_source_url") String contentSourceUrl,
            @JsonProperty("thumb_media_id") String thumbMediaId,
            @JsonProperty("need_open_comment") int needOpenComment,
            @JsonProperty("only_fans_can_comment") int onlyFansCanComment) {}

    public Draft {
        articles = List.copyOf(articles);
    }

    public Draft with(int index, Article article, Instant at) {
        var changed = new ArrayList<>(articles);
        changed.set(index, article);
        return new Draft(mediaId, appId, changed, createdAt, at);
    }
}
