package org.chargeledger.simulator.wechataccount;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chargeledger.simulator.wechataccount.state.Faults.Forgery;
import org.chargeledger.simulator.wechataccount.state.Push;
import org.chargeledger.simulator.wechataccount.state.Webhook;
import org.chargeledger.simulator.wechataccount.state.Webhook.Mode;
import org.chargeledger.simulator.wechataccount.rules.RandomName;

/** An event as it travels: the query that proves it and the body, sealed where the account wants it so. */
record Envelope(String query, String body) {

    private static final int BLOCK = 32;
    private static final int STALE_SECONDS = 600;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Envelope of(Push push, Webhook webhook, Instant now, Forgery forgery) {
        String timestamp = String.valueOf(now.getEpochSecond() - (forgery == Forgery.TIMESTAMP ? STALE_SECONDS : 0));
        String nonce = String.valueOf(1_000_000_000L + RANDOM.nextInt(1_000_000_000));
        String token = forgery == Forgery.SIGNATURE ? RandomName.of(16) : webhook.token();
        String query = "signature=" + signature(token, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce
                + "&openid=" + push.openid();
        if (webhook.mode() == Mode.PLAIN) {
            return new Envelope(query, push.xml());
        }
        String appId = forgery == Forgery.APP_ID ? "wxffffffffffffffff" : push.appId();
        String sealed = sealed(push.xml(), webhook.aesKey(), appId);
        return new Envelope(query + "&encrypt_type=aes&msg_signature=" + signature(token, timestamp, nonce, sealed),
                "<xml><ToUserName><![CDATA[gh_" + push.appId().substring(2) + "]]></ToUserName><Encrypt><![CDATA["
                        + sealed + "]]></Encrypt></xml>");
    }

    /** SHA-1 of the sorted parts. */
    static String signature(String... parts) {
        try {
            String joined = Stream.of(parts).sorted().reduce("", String::concat);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                    .digest(joined.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 16 random bytes, the length, the message, the AppID; padded to 32, AES-256-CBC under the account's key. */
    private static String sealed(String message, String aesKey, String appId) {
        byte[] key = Base64.getDecoder().decode(aesKey + "=");
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] owner = appId.getBytes(StandardCharsets.UTF_8);
        byte[] start = new byte[16];
        RANDOM.nextBytes(start);
        int length = start.length + 4 + text.length + owner.length;
        int padding = BLOCK - length % BLOCK;
        byte[] end = new byte[padding];
        Arrays.fill(end, (byte) padding);
        byte[] plain = ByteBuffer.allocate(length + padding).put(start).putInt(text.length).put(text).put(owner)
                .put(end).array();
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
