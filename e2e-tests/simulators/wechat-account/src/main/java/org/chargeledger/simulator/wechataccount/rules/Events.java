package org.chargeledger.simulator.wechataccount.rules;

import java.time.Instant;
import org.chargeledger.simulator.wechataccount.state.Faults.EventFaults;
import org.chargeledger.simulator.wechataccount.state.Push;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechataccount.state.State.Sent;

/** Queues what WeChat tells an account's webhook, with the losses, copies and delays that are switched on. */
final class Events {

    /** The pretend WeChat's own user, in whose name it tells how jobs ended. */
    static final String SYSTEM = "oPretendWechatItself00000001";

    private Events() {}

    /** An event; {@code inner} is the XML of its own fields. */
    static void tell(State state, String appId, String openid, Instant now, String event, String inner) {
        queue(state, appId, openid, now, event, "<MsgType><![CDATA[event]]></MsgType>" + text("Event", event) + inner);
    }

    /** A text that a user wrote. */
    static void tellText(State state, String appId, String openid, Instant now, String content) {
        queue(state, appId, openid, now, "text", text("MsgType", "text") + text("Content", content)
                + number("MsgId", ++state.lastMsgId));
    }

    static String text(String name, String value) {
        return "<" + name + "><![CDATA[" + value.replace("]]>", "]] >") + "]]></" + name + ">";
    }

    static String number(String name, long value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    static String group(String name, String inner) {
        return "<" + name + ">" + inner + "</" + name + ">";
    }

    private static void queue(State state, String appId, String openid, Instant now, String event, String inner) {
        EventFaults faults = state.faultsOf(appId).events();
        long id = ++state.lastMsgId;
        if (!state.webhooks.containsKey(appId)) {
            state.sent.add(new Sent(id, appId, event, 0, 0, now));
            return;
        }
        String xml = group("xml", text("ToUserName", "gh_" + appId.substring(2)) + text("FromUserName", openid)
                + number("CreateTime", now.getEpochSecond()) + inner);
        Push push = new Push(id, appId, openid, event, xml, now.plusMillis(faults.delayMillis()), faults.hold());
        for (int i = 0; !faults.lose() && i <= faults.copies(); i++) {
            state.pushes.add(push);
        }
    }
}
