package org.chargeledger.simulator.wechat.state;

/** A pretend WeChat user, as one official account sees it; {@code following} false means 43004 on a message. */
public record Follower(String appId, String openid, String nickname, boolean following) {}
