package org.chargeledger.simulator.wechataccount.rules;

import static org.chargeledger.simulator.wechataccount.rules.Events.number;
import static org.chargeledger.simulator.wechataccount.rules.Events.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.simulator.wechataccount.state.Account.Template;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Message;
import org.chargeledger.simulator.wechataccount.state.Message.Kind;

/** message/template/send: followers only, checked fields, one message per openid and client_msg_id in ten minutes. */
public final class Templates {

    static final Duration DEDUPE = Duration.ofMinutes(10);

    private Templates() {}

    public static Map<String, Object> send(Turn turn) {
        Template template = find(turn);
        Follower user = Users.following(turn, turn.text("touser"));
        Message message = earlier(turn).orElseGet(() -> accept(turn, template, user));
        return Map.of("errcode", 0, "errmsg", "ok", "msgid", message.msgId());
    }

    static Template find(Turn turn) {
        return turn.account().template(turn.text("template_id"))
                .orElseThrow(() -> new WechatRefusal(40037, "invalid template_id"));
    }

    /** The template's lines with the caller's values, each of its field's kind. */
    static List<Message.Line> lines(Turn turn, Template template) {
        return template.fields().stream().map(field -> {
            String value = turn.body().path("data").path(field.key()).path("value").asText(null);
            if (!FieldRules.allows(field, value)) {
                throw new WechatRefusal(47003, "argument invalid! data." + field.key() + ".value invalid");
            }
            return new Message.Line(field.key(), field.label(), value);
        }).toList();
    }

    private static Optional<Message> earlier(Turn turn) {
        String clientMsgId = turn.text("client_msg_id");
        Instant since = turn.now().minus(DEDUPE);
        List<Message> messages = turn.state().messages;
        for (int i = messages.size() - 1; !clientMsgId.isEmpty() && i >= 0; i--) {
            Message message = messages.get(i);
            if (message.acceptedAt().isBefore(since)) {
                return Optional.empty();
            }
            if (message.appId().equals(turn.appId()) && message.openid().equals(turn.text("touser"))
                    && clientMsgId.equals(message.clientMsgId())) {
                turn.state().count("template.repeated");
                messages.set(i, message.sentOnceMore());
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private static Message accept(Turn turn, Template template, Follower user) {
        List<Message.Line> lines = lines(turn, template);
        String outcome = turn.faults().templateStatus();
        String clientMsgId = turn.text("client_msg_id");
        Message message = new Message(++turn.state().lastMsgId, Kind.TEMPLATE, turn.appId(), user.openid(),
                template.templateId(), template.title(), turn.text("url"), null, lines,
                clientMsgId.isEmpty() ? null : clientMsgId, turn.now(), 1, outcome);
        turn.state().messages.add(message);
        turn.state().count(message.arrived() ? "template.delivered" : "template.failed");
        Events.tell(turn.state(), turn.appId(), user.openid(), turn.now().plusMillis(turn.faults().jobMillis()),
                "TEMPLATESENDJOBFINISH", number("MsgID", message.msgId()) + text("Status", outcome));
        return message;
    }
}
