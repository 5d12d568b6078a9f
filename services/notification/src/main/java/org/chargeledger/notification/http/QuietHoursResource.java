package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.ChangeQuietHours;
import org.chargeledger.notification.app.Setting;
import org.chargeledger.notification.domain.QuietHours;
import org.chargeledger.notification.domain.Station;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The hours in which an operator's drivers and staff are left in peace by what can wait. */
@Path("/quiet-hours")
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
@Produces(MediaType.APPLICATION_JSON)
public class QuietHoursResource {

    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /** Both times, or neither for no quiet hours; {@code zoneId} is Asia/Shanghai unless named. */
    record HoursBody(@Pattern(regexp = CLOCK) String from, @Pattern(regexp = CLOCK) String to, String zoneId) {

        static HoursBody of(QuietHours hours) {
            return new HoursBody(hours.from().toString(), hours.to().toString(), hours.zone().getId());
        }

        Optional<QuietHours> toHours() {
            if (from == null && to == null) {
                return Optional.empty();
            }
            if (from == null || to == null || from.equals(to)) {
                throw Refusal.badRequest("quiet hours have two different times");
            }
            try {
                return Optional.of(new QuietHours(LocalTime.parse(from), LocalTime.parse(to),
                        zoneId == null ? Station.USUAL_ZONE : ZoneId.of(zoneId)));
            } catch (DateTimeException e) {
                throw Refusal.badRequest("no such zone");
            }
        }
    }

    private final ChangeQuietHours quietHours;
    private final Caller caller;

    QuietHoursResource(ChangeQuietHours quietHours, Caller caller) {
        this.quietHours = quietHours;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getQuietHours", summary = "The hours, with their ETag; no times where there are none")
    @APIResponse(responseCode = "200", description = "The hours",
            content = @Content(schema = @Schema(implementation = HoursBody.class)))
    public Response get() {
        Setting<QuietHours> hours = quietHours.read(caller);
        return Response.ok(hours.value().map(HoursBody::of).orElse(new HoursBody(null, null, null)))
                .header(HttpHeaders.ETAG, hours.version().toString()).build();
    }

    @PUT
    @RolesAllowed({"platform-admin", "operator-admin"})
    @APIResponse(responseCode = "200", description = "Stored",
            content = @Content(schema = @Schema(implementation = HoursBody.class)))
    public Response put(@HeaderParam("Idempotency-Key") String key, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid HoursBody body) {
        return quietHours.change(caller, key, ifMatch, body.toHours(), body);
    }
}
