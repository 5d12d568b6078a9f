package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.ChangeConsents;
import org.chargeledger.notification.app.ChangeConsents.Standing;
import org.chargeledger.notification.domain.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a driver allows; only the driver decides. */
@Path("/driver/consents")
@RolesAllowed("driver")
@Produces(MediaType.APPLICATION_JSON)
public class DriverConsentResource {

    record ConsentBody(@NotNull Boolean given) {}

    private final ChangeConsents consents;
    private final Caller caller;

    DriverConsentResource(ChangeConsents consents, Caller caller) {
        this.consents = consents;
        this.caller = caller;
    }

    @GET
    public Page<Standing> list() {
        return new Page<>(consents.of(caller, caller.requireDriverId()), null);
    }

    @PUT
    @Path("/{purpose}")
    @APIResponse(responseCode = "200", description = "How the purpose stands now",
            content = @Content(schema = @Schema(implementation = Standing.class)))
    public Response put(@PathParam("purpose") Purpose purpose, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid ConsentBody body) {
        return consents.change(caller, key, caller.requireDriverId(), purpose, body.given());
    }
}
