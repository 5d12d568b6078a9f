package org.chargeledger.console.driver;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues the short token with which a driver reaches their own rows and nothing else. */
@ApplicationScoped
class DriverTokens {

    static final Duration LIFETIME = Duration.ofHours(2);
    /** The suite's APIs, which refuse tokens made for anything else. */
    private static final String AUDIENCE = "chargeledger";

    private final SigningKey key;
    private final URI issuer;

    DriverTokens(SigningKey key, @ConfigProperty(name = "edge.driver-token.issuer") URI issuer) {
        this.key = key;
        this.issuer = issuer;
    }

    /** The address browsers reach this edge at: the issuer's origin. */
    URI publicUrl() {
        return issuer.resolve("/");
    }

    String issue(String operatorId, String openid) {
        return Jwt.issuer(issuer.toString())
                .subject(DriverId.of(operatorId, openid).value().toString())
                .upn(openid)
                .audience(AUDIENCE)
                .groups(Set.of("driver"))
                .claim("operator_id", operatorId)
                .expiresIn(LIFETIME)
                .jws().keyId(key.keyId())
                .sign(key.key());
    }
}
