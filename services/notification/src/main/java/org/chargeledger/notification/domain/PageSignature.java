package org.chargeledger.notification.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The proof that WeChat asks of a page (wx.config): it was made by who holds the account's ticket, for this address. */
public record PageSignature(long timestamp, String nonceStr, String signature) {

    /** The four names in lower case and in this order, their values raw, the address without its fragment. */
    public static PageSignature of(String ticket, String nonceStr, Instant at, String pageUrl) {
        String signed = "jsapi_ticket=" + ticket + "&noncestr=" + nonceStr + "&timestamp=" + at.getEpochSecond()
                + "&url=" + pageUrl;
        return new PageSignature(at.getEpochSecond(), nonceStr, sha1(signed));
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
