package org.chargeledger.console.driver;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that signs drivers' tokens. In production every replica reads the same file; only a local edge may make its
 * own.
 */
@Startup
@ApplicationScoped
class SigningKey {

    private final RSAPrivateCrtKey key;
    private final String keyId;

    @Inject
    SigningKey(@ConfigProperty(name = "edge.driver-token.private-key-file") Optional<Path> file) {
        this(new SigningKeyFile(file, local()).key());
    }

    SigningKey(RSAPrivateCrtKey key) {
        this.key = key;
        this.keyId = base64(digest("kid", key.getModulus().toByteArray())).substring(0, 16);
    }

    private static boolean local() {
        return LaunchMode.current() != LaunchMode.NORMAL || ConfigUtils.isProfileActive("local");
    }

    RSAPrivateCrtKey key() {
        return key;
    }

    String keyId() {
        return keyId;
    }

    /** A secret of this edge that no replica has to be told: derived from the key, useless for signing tokens. */
    byte[] derivedSecret(String purpose) {
        return digest(purpose, key.getPrivateExponent().toByteArray());
    }

    /** The public half as RFC 7517 writes it. */
    Map<String, String> jwk() {
        return Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", keyId,
                "n", base64(unsigned(key.getModulus())), "e", base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String purpose, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
