package org.chargeledger.billing.pay;

/** An operator's merchant account at WeChat Pay: its numbers, its key, and the key by which WeChat is believed. */
record Merchant(String mchid, String appid, String serial, String privateKey, String apiV3Key, String publicKeyId,
        String publicKey) {

    /** Keys stay out of logs. */
    @Override
    public String toString() {
        return "merchant " + mchid;
    }
}
