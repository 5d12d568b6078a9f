package org.chargeledger.simulator.wechat.state;

import java.time.Instant;
import java.util.List;

/** A template message that reached a driver's phone; {@code calls} counts the sends that led to this one message. */
public record Message(long msgId, String appId, String openid, String templateId, String title, String url,
        List<Line> lines, String clientMsgId, Instant acceptedAt, int calls) {

    /** One shown line: the template's label and the value we sent. */
    public record Line(String key, String label, String value) {}

    public Message sentOnceMore() {
        return new Message(msgId, appId, openid, templateId, title, url, lines, clientMsgId, acceptedAt, calls + 1);
    }
}
