package org.chargeledger.simulator.wechataccount.state;

import java.time.Instant;

/** An OAuth code and, once exchanged, the user token it turned into and what renews that. */
public record Login(String code, String appId, String openid, String scope, Instant issuedAt, boolean used,
        String userToken, Instant userTokenExpiresAt, String refreshToken) {

    public Login exchanged(String token, Instant expiresAt, String renewedBy) {
        return new Login(code, appId, openid, scope, issuedAt, true, token, expiresAt, renewedBy);
    }
}
