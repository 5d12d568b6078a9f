package org.chargeledger.billing.pay;

import com.wechat.pay.java.core.notification.RequestParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.chargeledger.kit.event.EventJson;

/** A notice as it came over HTTP: raw body and headers with names in lower case. Nothing in it is believed yet. */
public record SealedNotice(boolean aboutRefund, Map<String, String> headers, String body) {

    /** The SDK does not look at the time: without this, an old notice could be played again. */
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String SIGNATURE_TYPE = "WECHATPAY2-SHA256-RSA2048";

    private record Envelope(String id) {}

    String id() {
        return EventJson.read(body, Envelope.class).id();
    }

    boolean fresh(Instant now) {
        String timestamp = header("wechatpay-timestamp");
        return timestamp.matches("[0-9]{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs().compareTo(FRESH) <= 0;
    }

    RequestParam parameters() {
        return new RequestParam.Builder().serialNumber(header("wechatpay-serial"))
                .nonce(header("wechatpay-nonce")).signature(header("wechatpay-signature"))
                .timestamp(header("wechatpay-timestamp")).signType(SIGNATURE_TYPE).body(body).build();
    }

    private String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
