package org.chargeledger.kit.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tokens shaped as Keycloak's and the edge's, signed by the key that the service under test trusts. */
public final class Tokens {

    private static final String PRIVATE_KEY = "test.tokens.private-key";
    private static final String AUDIENCE = "chargeledger";
    private static final Duration LIFE = Duration.ofHours(1);

    private Tokens() {}

    public static String staff(String operatorId, String... roles) {
        return staff(AUDIENCE, operatorId, roles);
    }

    /** As {@link #staff}, for a client of the realm that another application trusts. */
    public static String foreign(String operatorId, String... roles) {
        return staff("another-application", operatorId, roles);
    }

    /** As {@link #staff}, for one person among several. */
    public static String person(String name, String operatorId, String... roles) {
        return staff(AUDIENCE, name, operatorId, roles);
    }

    private static String staff(String audience, String operatorId, String[] roles) {
        return staff(audience, "staff-of-" + operatorId, operatorId, roles);
    }

    private static String staff(String audience, String name, String operatorId, String[] roles) {
        return Jwt.issuer("https://staff.test").subject(name)
                .preferredUserName(name)
                .audience(audience)
                .claim("operator_id", operatorId)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(LIFE).sign(privateKey());
    }

    public static String driver(String operatorId, UUID driverId) {
        return driver(operatorId, driverId, driverId.toString());
    }

    /** As {@link #driver}, of who signed in with this openid. */
    public static String driver(String operatorId, UUID driverId, String openid) {
        return Jwt.issuer("https://driver.test").subject(driverId.toString())
                .upn(openid)
                .audience(AUDIENCE)
                .claim("operator_id", operatorId).groups(Set.of("driver"))
                .expiresIn(LIFE).sign(privateKey());
    }

    /** What the service under test is told to trust; a new pair of keys on every call. */
    public static String publicKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            System.setProperty(PRIVATE_KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
