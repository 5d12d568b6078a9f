package org.chargeledger.simulator.wechataccount.state;

/** A picture in the account's library (with a permanent media id) or only in a text (without). */
public record Picture(String name, String appId, String mediaId, String contentType, byte[] content) {

    /** Where WeChat serves it. */
    public String url() {
        return "http://mmbiz.qpic.cn/mmbiz_" + contentType.substring("image/".length()) + "/" + name + "/0";
    }
}
