package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.chargeledger.billing.app.DriverProfiles;
import org.chargeledger.billing.app.GroupDriver;
import org.chargeledger.billing.domain.Driver;
import org.chargeledger.billing.domain.view.DriverAccount;
import org.chargeledger.billing.domain.view.WalletEntry;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Drivers as staff know them: found by phone, put into groups, and where their money went. */
@Path("/drivers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class StaffDriverResource {

    /** Absent or blank: in no such group. */
    public record NewGroups(@Size(max = 100) String department, @Size(max = 100) String subOperator,
            @NotBlank @Size(max = 200) String reason) {

        GroupDriver.Wish toWish(UUID driverId, String ifMatch) {
            return new GroupDriver.Wish(driverId, ifMatch, named(department), named(subOperator), reason);
        }

        private static String named(String group) {
            return group == null || group.isBlank() ? null : group.strip();
        }
    }

    private final DriverProfiles profiles;
    private final GroupDriver groupDriver;
    private final Caller caller;

    StaffDriverResource(DriverProfiles profiles, GroupDriver groupDriver, Caller caller) {
        this.profiles = profiles;
        this.groupDriver = groupDriver;
        this.caller = caller;
    }

    @GET
    public Page<DriverAccount> find(@QueryParam("phone") @NotBlank String phone) {
        return new Page<>(profiles.find(caller, phone), null);
    }

    @PUT
    @Path("/{driverId}/groups")
    @RolesAllowed({"operator-admin", "service-desk", "platform-admin"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Driver.Groups.class)))
    public Response group(@PathParam("driverId") UUID driverId, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid NewGroups groups) {
        return groupDriver.put(caller, key, groups.toWish(driverId, ifMatch));
    }

    /** What moved a driver's money, newest first. */
    @GET
    @Path("/{driverId}/wallet-entries")
    public Page<WalletEntry> entries(@PathParam("driverId") UUID driverId, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return WalletEntries.page(profiles.entries(caller, driverId, WalletEntries.before(cursor), limit), limit);
    }
}
