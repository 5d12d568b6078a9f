package org.chargeledger.kit.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditSearch;
import org.chargeledger.kit.audit.AuditView;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Who changed what in this service, newest first. */
@Path("/audit")
@RolesAllowed({"operator-admin", "finance", "platform-admin"})
public class AuditResource {

    private final Audit audit;
    private final Caller caller;

    AuditResource(Audit audit, Caller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Who changed what, in whose name, when and why; newest first")
    public Page<AuditView> list(@QueryParam("subjectKind") String subjectKind, @QueryParam("subjectId") String subjectId,
            @Parameter(description = "The subject of the actor's token") @QueryParam("actor") String actor,
            @Parameter(description = "RFC 3339, inclusive") @QueryParam("from") String from,
            @Parameter(description = "RFC 3339, exclusive") @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Instant beforeAt = null;
        UUID beforeId = null;
        if (cursor != null) {
            List<String> last = Cursor.decode(cursor, 2);
            beforeAt = Parameters.instant("cursor", last.getFirst());
            beforeId = Parameters.uuid("cursor", last.getLast());
        }
        var search = new AuditSearch(subjectKind, subjectId, actor, Parameters.instant("from", from),
                Parameters.instant("to", to), beforeAt, beforeId);
        return Page.of(audit.list(caller, search, limit + 1), limit, entry -> entry,
                entry -> Cursor.encode(entry.at().toString(), entry.id().toString()));
    }
}
