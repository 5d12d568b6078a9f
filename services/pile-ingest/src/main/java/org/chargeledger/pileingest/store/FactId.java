package org.chargeledger.pileingest.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.pileingest.domain.fact.PileFact;

/** The identity of a fact, UUIDv5 over its event and body, so that a repeated record is the same event everywhere. */
final class FactId {

    private static final UUID NAMESPACE = UUID.fromString("b6f0cf1e-2f0c-5d5b-9d6c-6d2f3a3c7f10");

    private FactId() {}

    /** {@code arrival} tells equal readings of one moment apart; facts that happen once leave it out. */
    static UUID of(PileFact fact, String arrival) {
        String name = fact.event() + '\n' + EventJson.write(fact.identity());
        return uuid5(fact.happensOnce() ? name : name + '\n' + arrival);
    }

    private static UUID uuid5(String name) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16).putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits()).array());
            var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L;
            long least = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
