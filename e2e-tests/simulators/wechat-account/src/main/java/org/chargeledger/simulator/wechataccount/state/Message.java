package org.chargeledger.simulator.wechataccount.state;

import java.time.Instant;
import java.util.List;

/**
 * What the account sent to a driver; {@code calls} counts the sends that led to this one message, {@code cover} names a
 * picture, and {@code outcome} is WeChat's word for what became of it.
 */
public record Message(long msgId, Kind kind, String appId, String openid, String templateId, String title, String url,
        String cover, List<Line> lines, String clientMsgId, Instant acceptedAt, int calls, String outcome) {

    public static final String ARRIVED = "success";

    /** Template message, subscription notice, article, or text of the customer service. */
    public enum Kind { TEMPLATE, NOTICE, ARTICLE, TEXT }

    /** One shown line: the template's label and the value we sent. */
    public record Line(String key, String label, String value) {}

    public boolean arrived() {
        return ARRIVED.equals(outcome);
    }

    public Message sentOnceMore() {
        return new Message(msgId, kind, appId, openid, templateId, title, url, cover, lines, clientMsgId, acceptedAt,
                calls + 1, outcome);
    }
}
