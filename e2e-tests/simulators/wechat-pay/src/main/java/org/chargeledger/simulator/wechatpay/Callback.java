package org.chargeledger.simulator.wechatpay;

/** Something the merchant is told: an event, and the thing as JSON, still open. The id stays the same when it is sent again. */
public record Callback(String notificationId, String mchid, String url, String event, String number,
        String originalType, String resource) {}
