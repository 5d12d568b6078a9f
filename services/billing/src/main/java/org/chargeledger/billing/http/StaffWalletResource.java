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
import org.chargeledger.billing.app.GrantBonus;
import org.chargeledger.billing.app.RechargeWallet;
import org.chargeledger.billing.app.ReverseRecharge;
import org.chargeledger.billing.app.WithdrawBonus;
import org.chargeledger.billing.domain.view.BonusView;
import org.chargeledger.billing.domain.view.RechargeView;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What finance puts into a driver's wallet by hand, and takes back of it where it was mistyped. */
@Path("/drivers/{driverId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class StaffWalletResource {

    private static final long MOST_FEN = 10_000_000;

    public record NewRecharge(@Min(1) @Max(MOST_FEN) long amountFen, @NotBlank @Size(max = 200) String reason) {}

    public record NewBonus(@Min(1) @Max(MOST_FEN) long amountFen, @NotBlank @Size(max = 200) String reason) {}

    public record NewTakeBack(@Min(1) @Max(MOST_FEN) long amountFen, @NotBlank @Size(max = 200) String reason) {}

    private final RechargeWallet rechargeWallet;
    private final ReverseRecharge reverseRecharge;
    private final GrantBonus grantBonus;
    private final WithdrawBonus withdrawBonus;
    private final Caller caller;

    StaffWalletResource(RechargeWallet rechargeWallet, ReverseRecharge reverseRecharge, GrantBonus grantBonus,
            WithdrawBonus withdrawBonus, Caller caller) {
        this.rechargeWallet = rechargeWallet;
        this.reverseRecharge = reverseRecharge;
        this.grantBonus = grantBonus;
        this.withdrawBonus = withdrawBonus;
        this.caller = caller;
    }

    @GET
    @Path("/recharges")
    public Page<RechargeView> recharges(@PathParam("driverId") UUID driverId) {
        return new Page<>(reverseRecharge.ofDriver(caller, driverId), null);
    }

    @POST
    @Path("/recharges")
    @RolesAllowed({"finance", "platform-admin"})
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = RechargeWallet.Recharged.class)))
    public Response recharge(@PathParam("driverId") UUID driverId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid NewRecharge recharge) {
        return rechargeWallet.recharge(caller, key,
                new RechargeWallet.Wish(driverId, recharge.amountFen(), recharge.reason()));
    }

    /** Of an offline one, once, and never more than is left of the principal. */
    @POST
    @Path("/recharges/{rechargeId}/reversal")
    @RolesAllowed({"finance", "platform-admin"})
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = ReverseRecharge.Reversed.class)))
    public Response reverse(@PathParam("driverId") UUID driverId, @PathParam("rechargeId") UUID rechargeId,
            @HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewTakeBack back) {
        return reverseRecharge.reverse(caller, key,
                new ReverseRecharge.Wish(driverId, rechargeId, back.amountFen(), back.reason()));
    }

    @GET
    @Path("/bonuses")
    public Page<BonusView> bonuses(@PathParam("driverId") UUID driverId) {
        return new Page<>(withdrawBonus.ofDriver(caller, driverId), null);
    }

    @POST
    @Path("/bonuses")
    @RolesAllowed({"finance", "platform-admin"})
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = GrantBonus.Granted.class)))
    public Response grant(@PathParam("driverId") UUID driverId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid NewBonus bonus) {
        return grantBonus.grant(caller, key, new GrantBonus.Wish(driverId, bonus.amountFen(), bonus.reason()));
    }

    /** Once, and never more than is left of the bonus. */
    @POST
    @Path("/bonuses/{grantId}/withdrawal")
    @RolesAllowed({"finance", "platform-admin"})
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = WithdrawBonus.Withdrawn.class)))
    public Response withdraw(@PathParam("driverId") UUID driverId, @PathParam("grantId") UUID grantId,
            @HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewTakeBack back) {
        return withdrawBonus.withdraw(caller, key,
                new WithdrawBonus.Wish(driverId, grantId, back.amountFen(), back.reason()));
    }
}
