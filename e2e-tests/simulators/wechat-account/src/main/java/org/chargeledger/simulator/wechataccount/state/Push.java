package org.chargeledger.simulator.wechataccount.state;

import java.time.Instant;

/** An event on its way to the account's webhook; a held one waits for its release. */
public record Push(long id, String appId, String openid, String event, String xml, Instant dueAt, boolean held) {

    public Push releasedAt(Instant at) {
        return new Push(id, appId, openid, event, xml, at, false);
    }
}
