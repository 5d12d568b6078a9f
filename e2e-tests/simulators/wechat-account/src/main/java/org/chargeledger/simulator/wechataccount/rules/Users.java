package org.chargeledger.simulator.wechataccount.rules;

import static org.chargeledger.simulator.wechataccount.rules.Events.group;
import static org.chargeledger.simulator.wechataccount.rules.Events.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.rules.CustomerService.Opening;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.State;

/** Who follows, as the account may ask; and what users do on their phones, of which the webhook is told. */
public final class Users {

    private static final int PAGE = 10_000;

    private Users() {}

    /** What a user does; texts, keys and templates come from the stage hand. */
    public enum Act { FOLLOW, UNFOLLOW, WRITE, CLICK, SCAN, ACCEPT, REJECT }

    /** The details of an act. */
    public record Details(String text, String eventKey, String templateId) {

        public static final Details NONE = new Details(null, null, null);

        public Details {
            text = text == null ? "你好" : text;
            eventKey = eventKey == null ? "" : eventKey;
            templateId = templateId == null ? "" : templateId;
        }
    }

    public static Map<String, Object> list(Turn turn) {
        String after = turn.ask().parameter("next_openid");
        List<String> openids = turn.state().usersOf(turn.appId()).filter(Follower::following).map(Follower::openid)
                .toList();
        List<String> page = openids.stream().filter(openid -> openid.compareTo(after) > 0).limit(PAGE).toList();
        return Map.of("total", openids.size(), "count", page.size(), "data", Map.of("openid", page), "next_openid",
                page.isEmpty() ? "" : page.getLast());
    }

    /** No nickname and no portrait, since December 2021. */
    public static Map<String, Object> info(Turn turn) {
        Follower user = known(turn, turn.ask().parameter("openid"));
        var answer = new LinkedHashMap<String, Object>(Map.of("subscribe", user.following() ? 1 : 0, "openid",
                user.openid()));
        if (user.following()) {
            answer.putAll(Map.of("nickname", "", "headimgurl", "", "tagid_list", user.tagIds()));
        }
        return answer;
    }

    static Follower known(Turn turn, String openid) {
        return turn.state().user(turn.appId(), openid).orElseThrow(() -> new WechatRefusal(40003, "invalid openid"));
    }

    static Follower following(Turn turn, String openid) {
        Follower user = known(turn, openid);
        if (!user.following()) {
            throw new WechatRefusal(43004, "require subscribe");
        } else if (user.blacklisted()) {
            throw new WechatRefusal(43019, "require remove blacklist");
        }
        return user;
    }

    public static void act(State state, String appId, String openid, Act act, Details details, Instant now) {
        Follower user = state.user(appId, openid).orElseGet(() -> Follower.named(appId, openid, "微信用户"));
        state.put(switch (act) {
            case FOLLOW -> user.following(true);
            case UNFOLLOW -> user.following(false);
            default -> user;
        });
        switch (act) {
            case FOLLOW -> touch(state, user, now, "subscribe", text("EventKey", details.eventKey()));
            case UNFOLLOW -> Events.tell(state, appId, openid, now, "unsubscribe", text("EventKey", ""));
            case CLICK -> touch(state, user, now, "CLICK", text("EventKey", details.eventKey()));
            case SCAN -> touch(state, user, now, "SCAN", text("EventKey", details.eventKey()));
            case WRITE -> {
                CustomerService.open(state, appId, openid, now, Opening.WORDS);
                Events.tellText(state, appId, openid, now, details.text());
            }
            case ACCEPT -> {
                Notices.grant(state, appId, openid, details.templateId());
                Notices.tellAnswer(state, appId, openid, List.of(details.templateId()), Notices.ACCEPTED,
                        Notices.IN_ARTICLE, now);
            }
            case REJECT -> {
                Notices.revoke(state, appId, openid, details.templateId());
                Events.tell(state, appId, openid, now, "subscribe_msg_change_event", group("SubscribeMsgChangeEvent",
                        group("List", text("TemplateId", details.templateId())
                                + text("SubscribeStatusString", "reject"))));
            }
        }
    }

    private static void touch(State state, Follower user, Instant now, String event, String inner) {
        CustomerService.open(state, user.appId(), user.openid(), now, Opening.TOUCH);
        Events.tell(state, user.appId(), user.openid(), now, event, inner);
    }
}
