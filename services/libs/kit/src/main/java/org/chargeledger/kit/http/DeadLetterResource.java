package org.chargeledger.kit.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.event.DeadLetters;
import org.chargeledger.kit.event.DeadLetters.DeadLetter;
import org.chargeledger.kit.security.Caller;

/** The events this service refused, for staff to look at and redrive. A redrive is idempotent by the event's id. */
@Path("/dead-letters")
@RolesAllowed({"platform-admin", "operator-admin"})
public class DeadLetterResource {

    private final DeadLetters deadLetters;
    private final Caller caller;

    DeadLetterResource(DeadLetters deadLetters, Caller caller) {
        this.deadLetters = deadLetters;
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
    public DeadLetter redrive(@PathParam("id") UUID id) {
        DeadLetter letter = deadLetters.find(caller, id).orElseThrow(() -> Refusal.notFound("dead letter"));
        if (deadLetters.outdated(letter)) {
            throw new Refusal(409, "dead-letter-outdated", "Newer is known",
                    "the service has taken in a newer event about the same thing");
        }
        return deadLetters.redrive(caller, letter);
    }
}
