package org.chargeledger.notification.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeChat's safe mode: a SHA-1 over sorted parts, and AES-256-CBC around random bytes, length, message and AppID. */
final class WebhookSecret {

    private static final int RANDOM_BYTES = 16;
    private static final int LENGTH_BYTES = 4;
    private static final int BLOCK = 32;

    private WebhookSecret() {}

    static String sign(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the same time whatever differs. */
    static boolean matches(String signature, String... parts) {
        return signature != null && MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8),
                sign(parts).getBytes(StandardCharsets.UTF_8));
    }

    /** The message, if it was encrypted with this key for this account. */
    static Optional<String> open(String aesKey, String appId, String encrypted) {
        try {
            byte[] key = Base64.getDecoder().decode(aesKey + "=");
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM_BYTES)));
            byte[] plain = unpad(cipher.doFinal(Base64.getDecoder().decode(encrypted)));
            int length = ByteBuffer.wrap(plain, RANDOM_BYTES, LENGTH_BYTES).getInt();
            int start = RANDOM_BYTES + LENGTH_BYTES;
            if (length < 0 || length > plain.length - start) {
                return Optional.empty();
            }
            String owner = new String(plain, start + length, plain.length - start - length, StandardCharsets.UTF_8);
            return owner.equals(appId) ? Optional.of(new String(plain, start, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** PKCS#7 to 32 bytes, which Java's own padding of 16 would refuse. */
    private static byte[] unpad(byte[] padded) {
        int pad = padded[padded.length - 1];
        return pad < 1 || pad > BLOCK ? padded : Arrays.copyOf(padded, padded.length - pad);
    }
}
