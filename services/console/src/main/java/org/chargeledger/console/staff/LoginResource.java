package org.chargeledger.console.staff;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.chargeledger.console.LocalPath;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The only page that sends a browser to Keycloak; whoever comes back signed in goes on to where they wanted to be. */
@Path("/login")
public class LoginResource {

    @GET
    @Authenticated
    @Operation(operationId = "signIn",
            summary = "Signs staff in at Keycloak, then goes to redirect (a path of this site)")
    @APIResponse(responseCode = "303", description = "Signed in; to redirect")
    public Response signedIn(@QueryParam("redirect") String redirect) {
        return LocalPath.of(redirect).seeOther().build();
    }
}
