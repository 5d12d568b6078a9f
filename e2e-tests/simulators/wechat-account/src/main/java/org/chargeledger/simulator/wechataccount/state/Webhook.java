package org.chargeledger.simulator.wechataccount.state;

/** Where an account wants its events, and how they are signed and sealed. */
public record Webhook(String url, String token, String aesKey, Mode mode) {

    /** 明文模式 or 安全模式. */
    public enum Mode { PLAIN, ENCRYPTED }

    public Webhook {
        mode = mode == null ? Mode.PLAIN : mode;
    }
}
