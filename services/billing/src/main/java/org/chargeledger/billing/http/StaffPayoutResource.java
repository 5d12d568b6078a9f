package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.chargeledger.billing.app.PayOutOffline;
import org.chargeledger.billing.app.PayOutWallet;
import org.chargeledger.billing.app.StartRecharge;
import org.chargeledger.billing.domain.view.OfflinePayoutView;
import org.chargeledger.billing.domain.view.PayableView;
import org.chargeledger.billing.domain.view.PayoutView;
import org.chargeledger.billing.domain.view.RechargeOrder;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What finance sees and does with drivers' online payments: orders, and money that goes back. */
@Path("/drivers/{driverId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class StaffPayoutResource {

    private static final long MOST_FEN = 10_000_000;

    public record NewPayout(@Min(1) @Max(MOST_FEN) long amountFen, @NotBlank @Size(max = 80) String reason) {}

    public record NewOfflinePayout(@Min(1) @Max(MOST_FEN) long amountFen, @NotBlank @Size(max = 64) String reference,
            @NotBlank @Size(max = 200) String reason, boolean insteadOfWechatPay) {

        PayOutOffline.Wish toWish(UUID driverId) {
            return new PayOutOffline.Wish(driverId, amountFen, reference.strip(), reason, insteadOfWechatPay);
        }
    }

    private final PayOutWallet payOutWallet;
    private final PayOutOffline payOutOffline;
    private final StartRecharge startRecharge;
    private final Caller caller;

    StaffPayoutResource(PayOutWallet payOutWallet, PayOutOffline payOutOffline, StartRecharge startRecharge,
            Caller caller) {
        this.payOutWallet = payOutWallet;
        this.payOutOffline = payOutOffline;
        this.startRecharge = startRecharge;
        this.caller = caller;
    }

    @POST
    @Path("/payouts")
    @RolesAllowed({"finance", "platform-admin"})
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = PayOutWallet.Requested.class)))
    public Response payOut(@PathParam("driverId") UUID driverId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid NewPayout payout) {
        return payOutWallet.request(caller, key, new PayOutWallet.Wish(driverId, payout.amountFen(), payout.reason()));
    }

    @GET
    @Path("/payouts")
    public Page<PayoutView> payouts(@PathParam("driverId") UUID driverId) {
        return new Page<>(payOutWallet.ofDriver(caller, driverId), null);
    }

    /** What can be paid out now, and which way. */
    @GET
    @Path("/payable")
    public PayableView payable(@PathParam("driverId") UUID driverId) {
        return payOutOffline.payable(caller, driverId);
    }

    /** By bank transfer or in cash: what WeChat Pay cannot take back. */
    @POST
    @Path("/offline-payouts")
    @RolesAllowed({"finance", "platform-admin"})
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = PayOutOffline.PaidOut.class)))
    public Response payOutOffline(@PathParam("driverId") UUID driverId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid NewOfflinePayout payout) {
        return payOutOffline.pay(caller, key, payout.toWish(driverId));
    }

    @GET
    @Path("/offline-payouts")
    public Page<OfflinePayoutView> offlinePayouts(@PathParam("driverId") UUID driverId) {
        return new Page<>(payOutOffline.ofDriver(caller, driverId), null);
    }

    @GET
    @Path("/recharge-orders")
    public Page<RechargeOrder> orders(@PathParam("driverId") UUID driverId) {
        return new Page<>(startRecharge.ofDriver(caller, driverId), null);
    }
}
