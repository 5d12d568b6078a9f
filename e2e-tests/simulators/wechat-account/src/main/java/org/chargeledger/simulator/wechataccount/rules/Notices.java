package org.chargeledger.simulator.wechataccount.rules;

import static org.chargeledger.simulator.wechataccount.rules.Events.group;
import static org.chargeledger.simulator.wechataccount.rules.Events.number;
import static org.chargeledger.simulator.wechataccount.rules.Events.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.simulator.wechataccount.state.Account.Template;
import org.chargeledger.simulator.wechataccount.state.Message;
import org.chargeledger.simulator.wechataccount.state.Message.Kind;
import org.chargeledger.simulator.wechataccount.state.State;

/** message/subscribe/bizsend: one grant of the user is one notice, whether they follow or not. */
public final class Notices {

    static final String ACCEPTED = "accept";
    static final int ON_PAGE = 1;
    static final int IN_ARTICLE = 2;

    private Notices() {}

    public static Map<String, Object> send(Turn turn) {
        Template template = Templates.find(turn);
        String openid = Users.known(turn, turn.text("touser")).openid();
        var lines = Templates.lines(turn, template);
        Integer left = turn.state().grants.get(key(turn.appId(), openid, template.templateId()));
        if (left == null || left < 1) {
            throw new WechatRefusal(43101, "user refuse to accept the msg");
        }
        turn.state().grants.put(key(turn.appId(), openid, template.templateId()), left - 1);
        Message notice = new Message(++turn.state().lastMsgId, Kind.NOTICE, turn.appId(), openid, template.templateId(),
                template.title(), turn.text("page"), null, lines, null, turn.now(), 1, Message.ARRIVED);
        turn.state().messages.add(notice);
        Events.tell(turn.state(), turn.appId(), openid, turn.now().plusMillis(turn.faults().jobMillis()),
                "subscribe_msg_sent_event", group("SubscribeMsgSentEvent", group("List",
                        text("TemplateId", template.templateId()) + number("MsgID", notice.msgId())
                                + number("ErrorCode", 0) + text("ErrorStatus", Message.ARRIVED))));
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    /** One more message may come. */
    static void grant(State state, String appId, String openid, String templateId) {
        state.grants.merge(key(appId, openid, templateId), 1, Integer::sum);
    }

    /** What a user answered the question for notices, and where it was asked. */
    static void tellAnswer(State state, String appId, String openid, List<String> templateIds, String status,
            int scene, Instant now) {
        String answers = templateIds.stream().map(id -> group("List", text("TemplateId", id)
                + text("SubscribeStatusString", status) + text("PopupScene", String.valueOf(scene))))
                .collect(Collectors.joining());
        Events.tell(state, appId, openid, now, "subscribe_msg_popup_event", group("SubscribeMsgPopupEvent", answers));
    }

    static void revoke(State state, String appId, String openid, String templateId) {
        state.grants.remove(key(appId, openid, templateId));
    }

    private static String key(String appId, String openid, String templateId) {
        return appId + ":" + openid + ":" + templateId;
    }
}
