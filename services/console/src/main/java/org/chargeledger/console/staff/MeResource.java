package org.chargeledger.console.staff;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.chargeledger.console.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Tells the web app who is signed in. Answers 401 instead of sending a script to the sign-in page. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    /** Realm roles that mean something here; Keycloak's own are not shown. */
    private static final Set<String> ROLES =
            Set.of("platform-admin", "operator-admin", "finance", "service-desk", "viewer");

    record Me(String username, String name, String operatorId, List<String> roles) {}

    @GET
    @Operation(operationId = "me", summary = "Who is signed in with the session cookie")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Me.class)))
    @APIResponse(responseCode = "401", ref = "not-signed-in")
    public Uni<Response> me(@Context RoutingContext request) {
        return QuarkusHttpUser.getSecurityIdentity(request, null)
                .map(MeResource::answer)
                .onFailure().recoverWithItem(Problem.NOT_SIGNED_IN::response);
    }

    private static Response answer(SecurityIdentity identity) {
        if (identity == null || identity.getCredential(AccessTokenCredential.class) == null
                || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Problem.NOT_SIGNED_IN.response();
        }
        String username = token.getClaim("preferred_username");
        String name = token.getClaim("name");
        var me = new Me(username, name == null ? username : name, token.getClaim("operator_id"),
                identity.getRoles().stream().filter(ROLES::contains).sorted().toList());
        var uncached = new CacheControl();
        uncached.setNoStore(true);
        return Response.ok(me).cacheControl(uncached).build();
    }
}
