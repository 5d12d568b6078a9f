package org.chargeledger.pileingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.app.LookAtPiles;
import org.chargeledger.pileingest.domain.PileState;

/** Piles with their presence. */
@Path("/piles")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
public class PileResource {

    private final LookAtPiles lookAtPiles;
    private final Caller caller;

    PileResource(LookAtPiles lookAtPiles, Caller caller) {
        this.lookAtPiles = lookAtPiles;
        this.caller = caller;
    }

    @GET
    @Path("/{pileCode}")
    public PileState get(@PathParam("pileCode") String pileCode) {
        return lookAtPiles.get(caller, pileCode);
    }

    @GET
    public Page<PileState> list(@QueryParam("stationId") String stationId, @QueryParam("online") Boolean online,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(lookAtPiles.after(caller, after, stationId, online, limit + 1), limit, pile -> pile,
                pile -> Cursor.encode(pile.pileCode()));
    }
}
