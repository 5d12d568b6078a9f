package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.chargeledger.billing.app.ShowPrice;
import org.chargeledger.billing.domain.view.PilePrice;
import org.chargeledger.billing.domain.view.ShownPrice;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a driver is shown of prices: the one at a pile, and the one of an own session. No other version, no list. */
@Path("/driver")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("driver")
public class DriverPriceResource {

    private final ShowPrice showPrice;
    private final Caller caller;

    DriverPriceResource(ShowPrice showPrice, Caller caller) {
        this.showPrice = showPrice;
        this.caller = caller;
    }

    @GET
    @Path("/piles/{pileCode}/price")
    @Operation(summary = "The version that a session requested now at this pile would be pinned to, with its prices"
            + " of today")
    public PilePrice atPile(@PathParam("pileCode") String pileCode) {
        return showPrice.atPile(caller, pileCode);
    }

    @GET
    @Path("/sessions/{billNo}/price")
    @Operation(summary = "The version that the driver's own session is pinned to, with its prices of today")
    public ShownPrice ofSession(@PathParam("billNo") String billNo) {
        return showPrice.ofSession(caller, Numbers.billNo(billNo));
    }
}
