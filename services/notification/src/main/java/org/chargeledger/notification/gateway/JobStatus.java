package org.chargeledger.notification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.chargeledger.notification.domain.announcement.Look;
import org.chargeledger.notification.domain.announcement.Look.Result;

/** WeChat's words for how far a publication or a mass send is. */
final class JobStatus {

    private static final Map<Integer, String> PUBLICATION_FAILURES = Map.of(2, "originality check",
            3, "ordinary failure", 4, "rejected by review", 5, "deleted by the account", 6, "banned");

    private JobStatus() {}

    static Look ofPublication(WechatAnswer answer) {
        Integer status = answer.publishStatus();
        if (status == null) {
            return Look.of(Result.NO_ANSWER, null);
        }
        JsonNode items = answer.articleDetail() == null ? null : answer.articleDetail().path("item");
        String url = items == null || !items.path(0).hasNonNull("article_url") ? null
                : items.path(0).path("article_url").asText();
        return ofPublication(status, answer.articleId(), url);
    }

    /** 0 success, 1 running, the others failed for good. */
    static Look ofPublication(int status, String articleId, String url) {
        return switch (status) {
            case 0 -> new Look(Result.SUCCEEDED, null, articleId, url, null);
            case 1 -> Look.of(Result.RUNNING, null);
            default -> Look.of(Result.FAILED, status + " " + PUBLICATION_FAILURES.getOrDefault(status, "unknown"));
        };
    }

    /** Asking tells no counts; they come by event only. */
    static Look ofMassSend(String status) {
        return switch (status == null ? "" : status) {
            case "SEND_SUCCESS" -> Look.of(Result.SUCCEEDED, null);
            case "SEND_FAIL", "DELETE" -> Look.of(Result.FAILED, status);
            case "SENDING" -> Look.of(Result.RUNNING, null);
            default -> Look.of(Result.NO_ANSWER, null);
        };
    }
}
