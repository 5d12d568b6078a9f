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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.billing.app.ChangeWalletSetting;
import org.chargeledger.billing.domain.SpendingOrder;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Which of a driver's money is spent first, from which debt on nobody starts, and when a driver is told that little is
 * left.
 */
@Path("/wallet-setting")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class WalletSettingResource {

    private static final long MOST_FEN = 1_000_000;

    public record NewSetting(@NotNull SpendingOrder spendingOrder, @Min(0) @Max(MOST_FEN) long arrearsLimitFen,
            @Min(1) @Max(MOST_FEN) Long lowBalanceFen, @NotBlank @Size(max = 200) String reason) {}

    private final ChangeWalletSetting changeSetting;
    private final Caller caller;

    WalletSettingResource(ChangeWalletSetting changeSetting, Caller caller) {
        this.changeSetting = changeSetting;
        this.caller = caller;
    }

    @GET
    @APIResponse(responseCode = "200",
            content = @Content(schema = @Schema(implementation = ChangeWalletSetting.Setting.class)))
    public Response get() {
        ChangeWalletSetting.Versioned found = changeSetting.get(caller);
        return Response.ok(found.setting()).header(HttpHeaders.ETAG, found.version().toString()).build();
    }

    @PUT
    @RolesAllowed({"operator-admin", "platform-admin"})
    @APIResponse(responseCode = "200",
            content = @Content(schema = @Schema(implementation = ChangeWalletSetting.Setting.class)))
    public Response put(@HeaderParam("Idempotency-Key") String key, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSetting setting) {
        return changeSetting.change(caller, key, ifMatch, new ChangeWalletSetting.Wish(setting.spendingOrder(),
                setting.arrearsLimitFen(), setting.lowBalanceFen(), setting.reason()));
    }
}
