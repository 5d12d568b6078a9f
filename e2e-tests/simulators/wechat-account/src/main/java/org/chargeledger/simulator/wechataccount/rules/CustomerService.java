package org.chargeledger.simulator.wechataccount.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Message;
import org.chargeledger.simulator.wechataccount.state.Message.Kind;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechataccount.state.Window;

/** message/custom/send: so many messages for so long after the user did something, any number after a payment. */
public final class CustomerService {

    static final Duration AFTER_PAYMENT = Duration.ofHours(48);

    /** What opens a window: a written message, or a follow, scan or menu click. */
    enum Opening {
        WORDS(Duration.ofHours(48), 5), TOUCH(Duration.ofMinutes(1), 3);

        private final Duration lasts;
        private final int messages;

        Opening(Duration lasts, int messages) {
            this.lasts = lasts;
            this.messages = messages;
        }
    }

    private CustomerService() {}

    static void open(State state, String appId, String openid, Instant now, Opening opening) {
        state.windows.put(key(appId, openid, opening), new Window(now.plus(opening.lasts), opening.messages));
    }

    public static Map<String, Object> send(Turn turn) {
        Follower user = Users.known(turn, turn.text("touser"));
        String openid = user.openid();
        if (!turn.text("msgtype").equals("text")) {
            throw new WechatRefusal(40008, "invalid message type");
        }
        if (!user.following()) {
            throw windowOver();
        }
        if (!paidLately(turn, openid)) {
            takeOne(turn, openid);
        }
        turn.state().messages.add(new Message(++turn.state().lastMsgId, Kind.TEXT, turn.appId(), openid, null,
                turn.body().path("text").path("content").asText(), null, null, List.of(), null, turn.now(), 1,
                Message.ARRIVED));
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    private static void takeOne(Turn turn, String openid) {
        List<String> open = List.of(key(turn.appId(), openid, Opening.WORDS), key(turn.appId(), openid, Opening.TOUCH))
                .stream().filter(key -> turn.state().windows.containsKey(key)
                        && turn.state().windows.get(key).until().isAfter(turn.now())).toList();
        if (open.isEmpty()) {
            throw windowOver();
        }
        String withSome = open.stream().filter(key -> turn.state().windows.get(key).left() > 0).findFirst()
                .orElseThrow(() -> new WechatRefusal(45047, "out of response count limit"));
        turn.state().windows.computeIfPresent(withSome, (key, window) -> window.oneLess());
    }

    private static WechatRefusal windowOver() {
        return new WechatRefusal(45015, "response out of time limit or subscription is canceled");
    }

    private static boolean paidLately(Turn turn, String openid) {
        return turn.state().pay.payments.values().stream().anyMatch(payment -> turn.appId().equals(payment.appid())
                && openid.equals(payment.openid()) && payment.paidAt() != null
                && payment.paidAt().plus(AFTER_PAYMENT).isAfter(turn.now()));
    }

    private static String key(String appId, String openid, Opening opening) {
        return appId + ":" + openid + ":" + opening;
    }
}
