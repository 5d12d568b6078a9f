package org.chargeledger.simulator.wechat.rules;

/** WeChat's way to say no: HTTP 200 with an errcode. */
public class WechatRefusal extends RuntimeException {

    private final int errcode;

    public WechatRefusal(int errcode, String errmsg) {
        super(errmsg, null, false, false);
        this.errcode = errcode;
    }

    public int errcode() {
        return errcode;
    }
}
