package org.chargeledger.simulator.wechatpay;

import java.security.PrivateKey;

/** WeChat Pay's own key, and the id by which merchants know its public half. */
public record Platform(String keyId, PrivateKey key) {

    public static Platform of(String keyId, String pem) {
        return new Platform(keyId, Seals.privateKey(pem));
    }

    /** With a key that only this start knows. */
    public static Platform drawn(String keyId) {
        return new Platform(keyId, Seals.drawnKey());
    }
}
