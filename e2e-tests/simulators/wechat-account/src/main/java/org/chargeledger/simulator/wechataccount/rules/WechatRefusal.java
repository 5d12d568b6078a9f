package org.chargeledger.simulator.wechataccount.rules;

/** WeChat's way to say no: HTTP 200 with an errcode. */
public class WechatRefusal extends RuntimeException {

    private final int errcode;
    private final String answer;

    public WechatRefusal(int errcode, String errmsg) {
        this(errcode, errmsg, null);
    }

    /** A refusal that tells something, as a field name and its number. */
    WechatRefusal(int errcode, String errmsg, String field, long value) {
        this(errcode, errmsg, "\"" + field + "\":" + value);
    }

    private WechatRefusal(int errcode, String errmsg, String answer) {
        super(errmsg, null, false, false);
        this.errcode = errcode;
        this.answer = answer;
    }

    public int errcode() {
        return errcode;
    }

    /** Ends in a rid, to be quoted to WeChat's support. */
    public String json() {
        String rid = " rid: " + RandomName.of(8) + "-" + RandomName.of(8) + "-" + RandomName.of(8);
        return "{\"errcode\":" + errcode + ",\"errmsg\":\"" + getMessage() + rid + "\""
                + (answer == null ? "" : "," + answer) + "}";
    }
}
