package org.chargeledger.pileingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.app.HandleFaults;
import org.chargeledger.pileingest.domain.Fault;
import org.chargeledger.pileingest.domain.FaultSearch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What was wrong with piles and connectors, newest first. */
@Path("/faults")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
public class FaultResource {

    record Handling(@NotBlank @Size(max = 500) String reason) {}

    private final HandleFaults handleFaults;
    private final Caller caller;

    FaultResource(HandleFaults handleFaults, Caller caller) {
        this.handleFaults = handleFaults;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Faults that stood at some moment of the window, newest first")
    public Page<Fault> list(@QueryParam("type") Fault.Type type, @QueryParam("stationId") String stationId,
            @QueryParam("pileCode") String pileCode, @QueryParam("state") Fault.State state,
            @Parameter(description = "RFC 3339, inclusive") @QueryParam("from") String from,
            @Parameter(description = "RFC 3339, exclusive") @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Instant before = null;
        UUID beforeId = null;
        if (cursor != null) {
            List<String> last = Cursor.decode(cursor, 2);
            before = Parameters.instant("cursor", last.getFirst());
            beforeId = Parameters.uuid("cursor", last.getLast());
        }
        var search = new FaultSearch(type, stationId, pileCode, state, Parameters.instant("from", from),
                Parameters.instant("to", to), before, beforeId);
        return Page.of(handleFaults.list(caller, search, limit + 1), limit, fault -> fault,
                fault -> Cursor.encode(fault.startedAt().toString(), fault.id().toString()));
    }

    @POST
    @Path("/{id}/handle")
    @RolesAllowed({"platform-admin", "operator-admin", "service-desk"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Fault.class)))
    public Response handle(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Valid @NotNull Handling body) {
        return handleFaults.handle(caller, idempotencyKey, id, body.reason());
    }
}
