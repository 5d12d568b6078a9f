package org.chargeledger.console.driver;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The state WeChat carries through a sign-in: proves that this edge started it, for this operator, not long ago. */
@ApplicationScoped
class SignInState {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    // WeChat: state is at most 128 characters of a-z, A-Z, 0-9; this is 32 + 8 + 64.
    private static final Pattern STATE =
            Pattern.compile("(?<nonce>[0-9a-f]{32})(?<until>[0-9a-f]{8})(?<mac>[0-9a-f]{64})");
    private static final HexFormat HEX = HexFormat.of();

    private final SecretKeySpec secret;
    private final SecureRandom random = new SecureRandom();

    SignInState(SigningKey key) {
        this.secret = new SecretKeySpec(key.derivedSecret("driver sign-in state"), "HmacSHA256");
    }

    /**
     * The nonce also goes into the browser's cookie, so that nobody can be signed in by a link somebody else started.
     */
    record Started(String state, String nonce) {}

    Started start(String operatorId, Instant now) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = HEX.formatHex(bytes);
        String until = HEX.toHexDigits((int) now.plus(LIFETIME).getEpochSecond());
        return new Started(nonce + until + mac(operatorId, nonce, until), nonce);
    }

    /** The nonce of a state that is ours and still good. */
    Optional<String> nonce(String operatorId, String state, Instant now) {
        Matcher parts = STATE.matcher(state == null ? "" : state);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String expected = mac(operatorId, parts.group("nonce"), parts.group("until"));
        boolean ours = MessageDigest.isEqual(ascii(expected), ascii(parts.group("mac")));
        boolean fresh = now.getEpochSecond() <= HexFormat.fromHexDigitsToLong(parts.group("until"));
        return ours && fresh ? Optional.of(parts.group("nonce")) : Optional.empty();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String mac(String operatorId, String nonce, String until) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HEX.formatHex(mac.doFinal(ascii(operatorId + "|" + nonce + "|" + until)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
