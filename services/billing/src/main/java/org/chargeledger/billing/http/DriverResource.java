package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.chargeledger.billing.app.DriverProfiles.Profile;
import org.chargeledger.billing.app.DriverProfiles;
import org.chargeledger.billing.app.RefundBill;
import org.chargeledger.billing.domain.Wallet;
import org.chargeledger.billing.domain.view.DriverRefund;
import org.chargeledger.billing.domain.view.WalletEntry;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The signed-in driver: profile and wallet. */
@Path("/driver")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("driver")
public class DriverResource {

    /** Without an openid it is the one that the driver signed in with: a page does not know it. */
    public record NewProfile(@Size(max = 100) String openid, @NotBlank @Size(max = 100) String nickname,
            @NotNull @Pattern(regexp = "[0-9]{7,15}", message = "must be 7 to 15 digits") String phone) {}

    public record WalletView(long balanceFen, long principalFen, long bonusFen, long reservedFen,
            long receivableFen) {

        static WalletView of(Wallet wallet) {
            return new WalletView(wallet.balance().fen(), wallet.principal().fen(), wallet.bonus().fen(),
                    wallet.reserved().fen(), wallet.receivable().fen());
        }
    }

    private final DriverProfiles profiles;
    private final RefundBill refundBill;
    private final Caller caller;

    DriverResource(DriverProfiles profiles, RefundBill refundBill, Caller caller) {
        this.profiles = profiles;
        this.refundBill = refundBill;
        this.caller = caller;
    }

    @GET
    @Path("/me")
    public Profile me() {
        return profiles.get(caller);
    }

    @PUT
    @Path("/me")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Profile.class)))
    public Response put(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewProfile profile) {
        String openid = Objects.requireNonNullElse(profile.openid(), caller.name());
        return profiles.put(caller, key, openid, profile.nickname(), profile.phone());
    }

    @GET
    @Path("/wallet")
    public WalletView wallet() {
        return WalletView.of(profiles.wallet(caller));
    }

    /** What the driver got back of bills, by itself or in a batch; newest first. */
    @GET
    @Path("/refunds")
    public Page<DriverRefund> refunds() {
        return new Page<>(refundBill.ofDriver(caller), null);
    }

    /** What moved the driver's money, newest first. */
    @GET
    @Path("/wallet-entries")
    public Page<WalletEntry> entries(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return WalletEntries.page(profiles.entries(caller, caller.requireDriverId(), WalletEntries.before(cursor),
                limit), limit);
    }
}
