package org.chargeledger.simulator.wechataccount.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.simulator.wechataccount.state.Draft;
import org.chargeledger.simulator.wechataccount.state.Faults;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Job;
import org.chargeledger.simulator.wechataccount.state.Job.Kind;

/** message/mass: to all (once a day, four times a month), to a tag or named users; a clientmsgid counts for a day. */
public final class MassSends {

    /** WeChat looks back so far for a clientmsgid. */
    static final Duration REMEMBERED = Duration.ofHours(24);
    static final int TO_ALL_A_MONTH = 4;

    private MassSends() {}

    public static Map<String, Object> sendAll(Turn turn) {
        JsonNode filter = turn.body().path("filter");
        boolean toAll = filter.path("is_to_all").asBoolean();
        if (!toAll && !filter.path("tag_id").canConvertToInt()) {
            throw new WechatRefusal(40050, "invalid tag_id");
        }
        List<String> audience = turn.state().usersOf(turn.appId()).filter(Follower::following)
                .filter(user -> toAll || user.tagIds().contains(filter.path("tag_id").asInt()))
                .map(Follower::openid).toList();
        return accept(turn, filter.toString(), audience, toAll);
    }

    public static Map<String, Object> send(Turn turn) {
        List<String> audience = new ArrayList<>();
        turn.body().path("touser").forEach(openid -> audience.add(openid.asText()));
        if (audience.size() < 2 || audience.size() > 10_000) {
            throw new WechatRefusal(40130, "at least need two openids, at most 10000");
        }
        if (audience.stream().anyMatch(openid -> turn.state().user(turn.appId(), openid).isEmpty())) {
            throw new WechatRefusal(40003, "invalid openid");
        }
        return accept(turn, audience.toString(), audience, false);
    }

    /** To one user, from the draft box; a WeChat ID is taken for the nickname. */
    public static Map<String, Object> preview(Turn turn) {
        Draft draft = Drafts.find(turn, turn.body().path("mpnews").path("media_id").asText());
        Follower user = turn.state().usersOf(turn.appId()).filter(Follower::following)
                .filter(one -> one.openid().equals(turn.text("touser")) || one.nickname().equals(turn.text("towxname")))
                .findFirst().orElseThrow(() -> new WechatRefusal(40003, "invalid openid"));
        long id = ++turn.state().lastJobId;
        turn.state().messages.add(Jobs.card(turn.state(), id, draft, turn.host() + "/s/" + draft.mediaId() + "/1",
                user.openid(), turn.now()));
        return Map.of("errcode", 0, "errmsg", "preview success", "msg_id", id);
    }

    public static Map<String, Object> get(Turn turn) {
        Job job = find(turn);
        String status = switch (job.phase()) {
            case WAITS_FOR_ADMINISTRATOR, RUNS -> "SENDING";
            case ENDED -> job.readable() ? "SEND_SUCCESS" : "SEND_FAIL";
            case DELETED -> "DELETE";
        };
        return Map.of("msg_id", job.id(), "msg_status", status);
    }

    /** The page is gone; the cards that arrived stay. */
    public static Map<String, Object> delete(Turn turn) {
        turn.state().jobs.put(find(turn).id(), find(turn).deleted());
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    private static Map<String, Object> accept(Turn turn, String range, List<String> audience, boolean toAll) {
        String content = contentOf(turn);
        String given = turn.text("clientmsgid");
        if (given.getBytes(StandardCharsets.UTF_8).length > turn.faults().clientMsgIdBytes()) {
            throw new WechatRefusal(45067, "clientmsgid size out of limit");
        }
        String id = given.isEmpty() ? UUID.nameUUIDFromBytes((range + content).getBytes(StandardCharsets.UTF_8))
                .toString() : given;
        refuseIfKnown(turn, id);
        if (toAll) {
            refuseOverQuota(turn);
        }
        boolean article = turn.text("msgtype").equals("mpnews");
        Draft draft = article ? Drafts.find(turn, content) : null;
        Job job = Jobs.start(turn, Kind.MASS_SEND, draft, article ? null : content, audience, toAll, id);
        return Map.of("errcode", 0, "errmsg", "send job submission success", "msg_id", job.id(), "msg_data_id",
                job.msgDataId());
    }

    private static String contentOf(Turn turn) {
        return switch (turn.text("msgtype")) {
            case "mpnews" -> turn.body().path("mpnews").path("media_id").asText();
            case "text" -> {
                String text = turn.body().path("text").path("content").asText();
                if (text.contains("<a")) {
                    throw new WechatRefusal(40066, "invalid url");
                }
                yield text;
            }
            default -> throw new WechatRefusal(40008, "invalid message type");
        };
    }

    private static void refuseIfKnown(Turn turn, String clientMsgId) {
        Faults faults = turn.faults();
        turn.state().jobs.values().stream().filter(job -> job.appId().equals(turn.appId())
                && clientMsgId.equals(job.clientMsgId()) && job.startedAt().plus(REMEMBERED).isAfter(turn.now()))
                .findFirst().ifPresent(job -> {
                    turn.state().jobs.put(job.id(), job.triedAgain(turn.now()));
                    Instant rested = job.triedAt().plusMillis(faults.clientMsgIdRestMillis());
                    throw rested.isAfter(turn.now()) ? new WechatRefusal(45066, "same clientmsgid retry too fast")
                            : new WechatRefusal(45065, "clientmsgid exist", "msg_id", job.id());
                });
    }

    private static void refuseOverQuota(Turn turn) {
        LocalDate today = Budgets.today(turn);
        List<LocalDate> days = turn.state().jobs.values().stream()
                .filter(job -> job.appId().equals(turn.appId()) && job.toAll())
                .map(job -> LocalDate.ofInstant(job.startedAt(), Budgets.BEIJING))
                .filter(day -> day.withDayOfMonth(1).equals(today.withDayOfMonth(1))).toList();
        if (days.size() >= TO_ALL_A_MONTH || days.contains(today)) {
            throw new WechatRefusal(45028, "has no masssend quota");
        }
    }

    private static Job find(Turn turn) {
        Job job = turn.state().jobs.get(turn.body().path("msg_id").asLong());
        if (job == null || !job.appId().equals(turn.appId()) || job.kind() != Kind.MASS_SEND) {
            throw new WechatRefusal(40059, "invalid msg_id");
        }
        return job;
    }
}
