package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.util.List;
import org.chargeledger.billing.app.SetChecks;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Which checks an operator's bills have to pass, how strictly, and when it is told of those that did not. */
@Path("/check-settings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class CheckSettingResource {

    public record NewSetting(int code,
            @Schema(description = "Absent: for all piles of the operator.") @Size(min = 1, max = 100) String model,
            boolean enabled,
            @Schema(description = "In the check's unit. Absent: the usual one.") @PositiveOrZero Long tolerance) {}

    /** All of the operator's settings at once; what is not named is as built in. */
    public record NewSettings(
            @Schema(description = "Local time of the daily backlog report. Absent: 09:00.") LocalTime backlogAt,
            @NotNull @Size(max = 1000) List<@NotNull @Valid NewSetting> settings,
            @NotBlank @Size(max = 500) String reason) {}

    private final SetChecks setChecks;
    private final Caller caller;

    CheckSettingResource(SetChecks setChecks, Caller caller) {
        this.setChecks = setChecks;
        this.caller = caller;
    }

    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetChecks.View.class)))
    public Response get() {
        SetChecks.View view = setChecks.get(caller);
        return Response.ok(view).header(HttpHeaders.ETAG, ETag.of(view.version())).build();
    }

    @PUT
    @RolesAllowed({"operator-admin", "platform-admin"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetChecks.View.class)))
    public Response put(@HeaderParam("Idempotency-Key") String key, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid NewSettings wanted) {
        return setChecks.put(caller, key, ifMatch, new SetChecks.Wish(wanted.backlogAt(), wanted.settings().stream()
                .map(one -> new SetChecks.Wanted(one.code(), one.model(), one.enabled(), one.tolerance())).toList(),
                wanted.reason()));
    }
}
