package org.chargeledger.kit.http;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.event.DeadLetters;
import org.chargeledger.kit.event.DeadLetters.DeadLetter;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The events this service refused, for staff to look at and redrive, with a reason and once per key. */
@Path("/dead-letters")
@RolesAllowed({"platform-admin", "operator-admin"})
public class DeadLetterResource {

    /** Why the event can be handled now. */
    public record Redrive(@NotBlank @Size(max = 200) String reason) {}

    private final DeadLetters deadLetters;
    private final RedriveDeadLetter redriveDeadLetter;
    private final Caller caller;

    DeadLetterResource(DeadLetters deadLetters, RedriveDeadLetter redriveDeadLetter, Caller caller) {
        this.deadLetters = deadLetters;
        this.redriveDeadLetter = redriveDeadLetter;
        this.caller = caller;
    }

    @GET
    public Page<DeadLetter> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Instant beforeDeadAt = null;
        UUID beforeId = null;
        if (cursor != null) {
            List<String> last = Cursor.decode(cursor, 2);
            beforeDeadAt = Parameters.instant("cursor", last.getFirst());
            beforeId = Parameters.uuid("cursor", last.getLast());
        }
        return Page.of(deadLetters.list(caller, beforeDeadAt, beforeId, limit + 1), limit, letter -> letter,
                letter -> Cursor.encode(letter.deadAt().toString(), letter.id().toString()));
    }

    @POST
    @Path("/{id}/redrive")
    @APIResponse(responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DeadLetter.class)))
    public Response redrive(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Redrive redrive) {
        return redriveDeadLetter.redrive(caller, key, id, redrive.reason());
    }
}
