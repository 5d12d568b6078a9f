package org.chargeledger.simulator.wechataccount.state;

import java.time.Instant;

/** A server token of an account. {@code replaced} marks one that a forced refresh killed. */
public record AccessToken(String value, String appId, Kind kind, Instant expiresAt, int calls, boolean replaced) {

    /** The two kinds do not invalidate each other. */
    public enum Kind { PLAIN, STABLE }

    public AccessToken usedOnceMore() {
        return new AccessToken(value, appId, kind, expiresAt, calls + 1, replaced);
    }

    public AccessToken killed() {
        return new AccessToken(value, appId, kind, expiresAt, calls, true);
    }

    public AccessToken endingAt(Instant end) {
        return new AccessToken(value, appId, kind, end, calls, replaced);
    }
}
