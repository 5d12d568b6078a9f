package org.chargeledger.notification.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What WeChat would post in safe mode. */
public final class SealedEvent {

    private SealedEvent() {}

    public static String encrypt(String aesKey, String appId, String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] owner = appId.getBytes(StandardCharsets.UTF_8);
        int length = 20 + text.length + owner.length;
        int pad = 32 - length % 32;
        ByteBuffer plain = ByteBuffer.allocate(length + pad).put("0123456789abcdef".getBytes(StandardCharsets.UTF_8))
                .putInt(text.length).put(text).put(owner);
        Arrays.fill(plain.array(), length, length + pad, (byte) pad);
        try {
            byte[] key = Base64.getDecoder().decode(aesKey + "=");
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static String sign(String... parts) {
        return WebhookSecret.sign(parts);
    }
}
