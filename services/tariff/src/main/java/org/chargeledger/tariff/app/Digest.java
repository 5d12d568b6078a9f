package org.chargeledger.tariff.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chargeledger.kit.event.EventJson;

/** Names a value by its content, so that what is approved is what was shown. */
final class Digest {

    private Digest() {}

    static String of(Object value) {
        try {
            byte[] json = EventJson.write(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
