package org.chargeledger.simulator.wechatpay;

/** A merchant as WeChat Pay knows it: who may ask, with which key it signs, and the key its callbacks are sealed with. */
public record Merchant(String mchid, String appid, String serial, String publicKey, String apiV3Key) {

    public Merchant with(String otherPublicKey, String otherApiV3Key) {
        return new Merchant(mchid, appid, serial, otherPublicKey, otherApiV3Key);
    }
}
