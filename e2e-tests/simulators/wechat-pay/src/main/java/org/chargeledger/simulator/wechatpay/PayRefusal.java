package org.chargeledger.simulator.wechatpay;

/** WeChat Pay's way to say no: a real HTTP status with code and message. */
class PayRefusal extends RuntimeException {

    private final int status;
    private final String code;

    PayRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
