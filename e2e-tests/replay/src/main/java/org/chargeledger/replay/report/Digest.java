package org.chargeledger.replay.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short name for a list of lines, the same for the same lines in whatever order. */
final class Digest {

    private Digest() {
    }

    static String of(List<String> lines) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            lines.stream().sorted().forEach(line -> sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha256.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
