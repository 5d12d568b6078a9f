package org.chargeledger.simulator.wechat.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.simulator.wechat.state.Account;
import org.chargeledger.simulator.wechat.state.Account.Template;
import org.chargeledger.simulator.wechat.state.Faults;
import org.chargeledger.simulator.wechat.state.Follower;
import org.chargeledger.simulator.wechat.state.Message;
import org.chargeledger.simulator.wechat.state.State;
import org.chargeledger.simulator.wechat.state.World;

/** message/template/send: followers only, checked fields, one message per openid and client_msg_id in ten minutes. */
public class TemplateMessages {

    static final Duration DEDUPE = Duration.ofMinutes(10);

    private final World world;
    private final Tokens tokens;
    private final InstantSource clock;

    public TemplateMessages(World world, Tokens tokens, InstantSource clock) {
        this.world = world;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What the caller asked for; {@code data} maps field keys to values. */
    public record Request(String touser, String templateId, String url, Map<String, String> data, String clientMsgId) {}

    /** The answer, and how long the network keeps it back. */
    public record Accepted(long msgId, int lateMillis) {}

    public Accepted send(String accessToken, Request request) {
        return world.inTurn(state -> {
            state.count("template.send");
            Account account = tokens.accountOf(state, accessToken);
            failOnPurpose(state);
            Template template = account.template(request.templateId() == null ? "" : request.templateId())
                    .orElseThrow(() -> new WechatRefusal(40037, "invalid template_id"));
            Follower follower = receiver(state, account, request.touser());
            return earlier(state, account, request)
                    .map(message -> new Accepted(message.msgId(), lateMillis(state)))
                    .orElseGet(() -> accept(state, account, template, follower, request));
        });
    }

    private static void failOnPurpose(State state) {
        Faults faults = state.faults;
        if (faults.dailyLimitReached()) {
            throw new WechatRefusal(45009, "reach max api daily quota limit");
        }
        if (faults.busyAnswers() > 0) {
            state.faults = faults.oneBusyAnswerLess();
            throw new WechatRefusal(-1, "system error");
        }
        if (faults.notFollowingAnswers() > 0) {
            state.faults = faults.oneNotFollowingAnswerLess();
            throw new WechatRefusal(43004, "require subscribe");
        }
    }

    private static Follower receiver(State state, Account account, String openid) {
        Follower follower = state.followers.get(account.appId() + ":" + openid);
        if (follower == null) {
            throw new WechatRefusal(40003, "invalid openid");
        }
        if (!follower.following()) {
            throw new WechatRefusal(43004, "require subscribe");
        }
        return follower;
    }

    private Optional<Message> earlier(State state, Account account, Request request) {
        Instant since = clock.instant().minus(DEDUPE);
        for (int i = state.messages.size() - 1; request.clientMsgId() != null && i >= 0; i--) {
            Message message = state.messages.get(i);
            if (message.acceptedAt().isBefore(since)) {
                return Optional.empty();
            }
            if (message.appId().equals(account.appId()) && message.openid().equals(request.touser())
                    && request.clientMsgId().equals(message.clientMsgId())) {
                state.count("template.repeated");
                state.messages.set(i, message.sentOnceMore());
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private Accepted accept(State state, Account account, Template template, Follower follower, Request request) {
        List<Message.Line> lines = template.fields().stream().map(field -> {
            String value = request.data() == null ? null : request.data().get(field.key());
            if (!FieldRules.allows(field, value)) {
                throw new WechatRefusal(47003, "argument invalid! data." + field.key() + ".value invalid");
            }
            return new Message.Line(field.key(), field.label(), value);
        }).toList();
        long msgId = ++state.lastMsgId;
        state.count("template.delivered");
        state.messages.add(new Message(msgId, account.appId(), follower.openid(), template.templateId(),
                template.title(), request.url(), lines, request.clientMsgId(), clock.instant(), 1));
        return new Accepted(msgId, lateMillis(state));
    }

    private static int lateMillis(State state) {
        if (state.faults.lateAnswers() <= 0) {
            return 0;
        }
        int late = state.faults.lateMillis();
        state.faults = state.faults.oneLateAnswerLess();
        return late;
    }
}
