package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.ConfigureAccounts;
import org.chargeledger.notification.app.ConfigureAccounts.StaffMember;
import org.chargeledger.notification.app.ReadSettings;
import org.chargeledger.notification.domain.Mask;
import org.chargeledger.notification.store.Recipients.Staff;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The staff who are reminded; a PUT replaces the whole list. */
@Path("/staff-recipients")
@Produces(MediaType.APPLICATION_JSON)
public class StaffRecipientResource {

    /** {@code openid} of a new one; {@code recipientId} keeps one who is on the list, whose openid nobody sees. */
    record MemberBody(UUID recipientId, @NotBlank @Size(max = 40) String name,
            @Size(max = 64) @Pattern(regexp = "\\S+") String openid) {}

    record RecipientsBody(@NotNull @Size(max = 50) List<@Valid @NotNull MemberBody> recipients) {}

    record Stored(int recipients) {}

    record RecipientView(UUID recipientId, String name, String maskedOpenid) {

        static RecipientView of(Staff staff) {
            return new RecipientView(staff.recipientId(), staff.name(), Mask.openid(staff.openid()));
        }
    }

    record RecipientPage(List<RecipientView> items) {}

    private final ConfigureAccounts configure;
    private final ReadSettings settings;
    private final Caller caller;

    StaffRecipientResource(ConfigureAccounts configure, ReadSettings settings, Caller caller) {
        this.configure = configure;
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
    @Operation(operationId = "listStaffRecipients", summary = "The staff who are reminded, with the list's ETag")
    @APIResponse(responseCode = "200", description = "All of them",
            content = @Content(schema = @Schema(implementation = RecipientPage.class)))
    public Response list() {
        List<Staff> staff = settings.staff(caller);
        return Response.ok(new RecipientPage(staff.stream().map(RecipientView::of).toList()))
                .header(HttpHeaders.ETAG, settings.version(staff).toString()).build();
    }

    @PUT
    @RolesAllowed({"platform-admin", "operator-admin"})
    @APIResponse(responseCode = "200", description = "Stored",
            content = @Content(schema = @Schema(implementation = Stored.class)))
    public Response put(@HeaderParam("Idempotency-Key") String key, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid RecipientsBody body) {
        return configure.staff(caller, key, ifMatch, body.recipients().stream()
                .map(member -> new StaffMember(member.recipientId(), member.name(), member.openid())).toList(), body);
    }
}
