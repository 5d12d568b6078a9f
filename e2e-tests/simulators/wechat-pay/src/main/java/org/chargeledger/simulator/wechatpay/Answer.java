package org.chargeledger.simulator.wechatpay;

import java.util.Map;

/** An HTTP answer, whatever server gives it. */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {

    public static Answer json(int status, String body) {
        return new Answer(status, "application/json", body, Map.of());
    }

    Answer with(Map<String, String> more) {
        return new Answer(status, contentType, body, more);
    }
}
