package org.chargeledger.simulator.wechataccount.state;

import java.util.List;

/** A pretend WeChat user, as one official account sees it; {@code following} false means 43004 on a message. */
public record Follower(String appId, String openid, String nickname, boolean following, boolean blacklisted,
        List<Integer> tagIds) {

    public Follower {
        tagIds = tagIds == null ? List.of() : List.copyOf(tagIds);
    }

    public static Follower named(String appId, String openid, String nickname) {
        return new Follower(appId, openid, nickname, true, false, List.of());
    }

    public Follower following(boolean follows) {
        return new Follower(appId, openid, nickname, follows, blacklisted, tagIds);
    }

    /** Gets what is sent to many. */
    public boolean listens() {
        return following && !blacklisted;
    }

    static String key(String appId, String openid) {
        return appId + ":" + openid;
    }
}
