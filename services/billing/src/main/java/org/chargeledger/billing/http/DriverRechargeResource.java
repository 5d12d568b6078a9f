package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.billing.app.PayOutWallet;
import org.chargeledger.billing.app.StartRecharge;
import org.chargeledger.billing.domain.view.PayoutView;
import org.chargeledger.billing.domain.view.RechargeOrder;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A driver's money in and out through the payment channel. */
@Path("/driver")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("driver")
public class DriverRechargeResource {

    private static final long LEAST_FEN = 100;
    /** One recharge; more at once is a mistake or a fraud. */
    private static final long MOST_FEN = 500_000;

    public record NewOrder(@Min(LEAST_FEN) @Max(MOST_FEN) long amountFen) {}

    private final StartRecharge startRecharge;
    private final PayOutWallet payOutWallet;
    private final Caller caller;

    DriverRechargeResource(StartRecharge startRecharge, PayOutWallet payOutWallet, Caller caller) {
        this.startRecharge = startRecharge;
        this.payOutWallet = payOutWallet;
        this.caller = caller;
    }

    /** The answer holds what the page hands to WeChat; the same key gives the same order. */
    @POST
    @Path("/recharges")
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = StartRecharge.Payable.class)))
    public Response start(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewOrder order) {
        return startRecharge.start(caller, key, new StartRecharge.Wish(order.amountFen()));
    }

    @GET
    @Path("/recharges")
    public Page<RechargeOrder> recharges() {
        return new Page<>(startRecharge.ofDriver(caller, caller.requireDriverId()), null);
    }

    @GET
    @Path("/payouts")
    public Page<PayoutView> payouts() {
        return new Page<>(payOutWallet.ofDriver(caller, caller.requireDriverId()), null);
    }
}
