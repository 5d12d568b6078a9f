package org.chargeledger.pileingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.app.LookAtPiles;
import org.chargeledger.pileingest.domain.Connectivity;

/** When piles were connected, newest first. */
@Path("/connectivity")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
public class ConnectivityResource {

    private static final String EARLIEST = "2000-01-01T00:00:00Z";
    private static final String LATEST = "2200-01-01T00:00:00Z";
    private static final String HIGHEST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final LookAtPiles lookAtPiles;
    private final Caller caller;

    ConnectivityResource(LookAtPiles lookAtPiles, Caller caller) {
        this.lookAtPiles = lookAtPiles;
        this.caller = caller;
    }

    @GET
    public Page<Connectivity> list(@QueryParam("pileCode") String pileCode,
            @QueryParam("from") @DefaultValue(EARLIEST) String from,
            @QueryParam("to") @DefaultValue(LATEST) String to, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<String> before = cursor == null ? List.of(LATEST, HIGHEST_ID) : Cursor.decode(cursor, 2);
        return Page.of(lookAtPiles.connectivity(caller, pileCode, Parameters.instant("from", from),
                        Parameters.instant("to", to), Parameters.instant("cursor", before.getFirst()),
                        Parameters.uuid("cursor", before.getLast()), limit + 1), limit, connection -> connection,
                connection -> Cursor.encode(connection.connectedAt().toString(),
                        connection.connectionId().toString()));
    }
}
