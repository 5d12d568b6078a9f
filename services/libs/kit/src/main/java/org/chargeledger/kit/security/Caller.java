package org.chargeledger.kit.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, for which operator. Everybody is bound to their token's operator; the platform names the operator it acts for. */
@RequestScoped
public class Caller {

    /** Only platform-admin may send it. */
    public static final String OPERATOR_HEADER = "X-Operator-Id";
    private static final String DRIVER = "driver";
    private static final String PLATFORM = "platform-admin";

    private final SecurityIdentity identity;
    private final RoutingContext request;

    Caller(SecurityIdentity identity, RoutingContext request) {
        this.identity = identity;
        this.request = request;
    }

    public String operatorId() {
        if (isPlatform()) {
            return Optional.ofNullable(request.request().getHeader(OPERATOR_HEADER))
                    .orElseThrow(() -> new ForbiddenException("platform staff name the operator in " + OPERATOR_HEADER));
        }
        return claim("operator_id").orElseThrow(() -> new ForbiddenException("the token names no operator"));
    }

    /** Platform staff, who act in the name of the operator they chose. */
    public boolean isPlatform() {
        return hasRole(PLATFORM);
    }

    /** Present for a driver's token only; staff are not limited to a driver. */
    public Optional<UUID> driverId() {
        return hasRole(DRIVER) ? Optional.of(UUID.fromString(token().getSubject())) : Optional.empty();
    }

    /** The driver, or a refusal for everybody else. */
    public UUID requireDriverId() {
        return driverId().orElseThrow(() -> new ForbiddenException("only drivers"));
    }

    public String subject() {
        return token().getSubject();
    }

    /** The user name shown in audits. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(token().getClaim(name)).map(Object::toString).filter(value -> !value.isBlank());
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        throw new ForbiddenException("no token");
    }
}
