package org.chargeledger.simulator.wechataccount.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.chargeledger.simulator.wechataccount.state.Draft;
import org.chargeledger.simulator.wechataccount.state.Job;
import org.chargeledger.simulator.wechataccount.state.Job.Kind;
import org.chargeledger.simulator.wechataccount.state.Job.Phase;

/** freepublish: an article with a permanent link, pushed to nobody. Accepted is not published. */
public final class Publications {

    private static final int RUNNING = 1;
    private static final int DELETED_BY_USER = 5;

    private Publications() {}

    public static Map<String, Object> submit(Turn turn) {
        Draft draft = Drafts.find(turn, turn.text("media_id"));
        Job job = Jobs.start(turn, Kind.PUBLICATION, draft, null, List.of(), false, null);
        return Map.of("errcode", 0, "errmsg", "ok", "publish_id", idFor(turn, job), "msg_data_id", job.msgDataId());
    }

    public static Map<String, Object> get(Turn turn) {
        Job job = turn.state().jobs.get(turn.body().path("publish_id").asLong());
        if (job == null || !job.appId().equals(turn.appId()) || job.kind() != Kind.PUBLICATION) {
            throw new WechatRefusal(53600, "invalid publish_id");
        }
        var answer = new TreeMap<String, Object>(Map.of("publish_id", idFor(turn, job), "publish_status", status(job),
                "fail_idx", job.phase() == Phase.ENDED && !job.readable() ? List.of(1) : List.of()));
        if (job.readable()) {
            answer.put("article_id", job.articleId());
            answer.put("article_detail", Map.of("count", job.draft().articles().size(), "item",
                    IntStream.rangeClosed(1, job.draft().articles().size())
                            .mapToObj(number -> Map.of("idx", number, "article_url", job.url(number))).toList()));
        }
        return answer;
    }

    public static Map<String, Object> delete(Turn turn) {
        Job job = turn.state().jobs.values().stream().filter(one -> one.appId().equals(turn.appId())
                        && one.kind() == Kind.PUBLICATION && one.readable()
                        && one.articleId().equals(turn.text("article_id")))
                .findFirst().orElseThrow(() -> new WechatRefusal(53600, "invalid article_id"));
        turn.state().jobs.put(job.id(), job.deleted());
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    private static Object idFor(Turn turn, Job job) {
        return turn.faults().publishIdAsText() ? String.valueOf(job.id()) : (Object) job.id();
    }

    private static int status(Job job) {
        return switch (job.phase()) {
            case WAITS_FOR_ADMINISTRATOR, RUNS -> RUNNING;
            case ENDED -> Integer.parseInt(job.status());
            case DELETED -> DELETED_BY_USER;
        };
    }
}
