package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.app.GiveRecord;
import org.chargeledger.billing.app.HandleUnclaimedRecord;
import org.chargeledger.billing.app.ReadBilling;
import org.chargeledger.billing.domain.view.ChargingRecord;
import org.chargeledger.billing.domain.view.UnclaimedRecord;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Sessions (充电记录), failed starts included, and records that belong to none. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class ChargingRecordResource {

    public record Handling(@NotBlank @Size(max = 500) String reason) {}

    public record Giving(@NotBlank String billNo, @NotBlank @Size(max = 500) String reason) {}

    private final ReadBilling read;
    private final HandleUnclaimedRecord handleRecord;
    private final GiveRecord giveRecord;
    private final Caller caller;

    ChargingRecordResource(ReadBilling read, HandleUnclaimedRecord handleRecord, GiveRecord giveRecord, Caller caller) {
        this.read = read;
        this.handleRecord = handleRecord;
        this.giveRecord = giveRecord;
        this.caller = caller;
    }

    @GET
    @Path("/charging-records")
    public Page<ChargingRecord> search(@Valid @BeanParam SearchParameters wanted) {
        return wanted.page(read.sessions(caller, wanted.search()), ChargingRecord::billNo);
    }

    @GET
    @Path("/charging-records/{billNo}")
    public ChargingRecord get(@PathParam("billNo") String billNo) {
        return read.session(caller, Numbers.billNo(billNo));
    }

    @GET
    @Path("/unclaimed-records")
    @Operation(summary = "Records of sessions that nobody requested here: those that wait, or those that staff handled")
    public Page<UnclaimedRecord> unclaimed(@QueryParam("handled") @DefaultValue("false") boolean handled,
            @Parameter(description = "Part of the pile's code, the bill's number or the pile's transaction number")
            @QueryParam("number") @Size(max = 64) String number, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        Instant before = null;
        UUID beforeId = null;
        if (cursor != null) {
            List<String> last = Cursor.decode(cursor, 2);
            before = Parameters.instant("cursor", last.getFirst());
            beforeId = Parameters.uuid("cursor", last.getLast());
        }
        return Page.of(read.unclaimedRecords(caller, handled, number, before, beforeId,
                limit), limit, record -> record,
                record -> Cursor.encode(record.observedAt().toString(), record.eventId().toString()));
    }

    @POST
    @Path("/unclaimed-records/{recordId}/handle")
    @RolesAllowed({"operator-admin", "finance", "service-desk", "platform-admin"})
    @Operation(summary = "Says what became of a record that belongs to no session; it waits no longer")
    @APIResponse(responseCode = "200",
            content = @Content(schema = @Schema(implementation = HandleUnclaimedRecord.Handled.class)))
    public Response handle(@PathParam("recordId") UUID recordId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Handling handling) {
        return handleRecord.handle(caller, key, recordId, handling.reason());
    }

    @POST
    @Path("/unclaimed-records/{recordId}/give")
    @RolesAllowed({"operator-admin", "finance", "service-desk", "platform-admin"})
    @Operation(summary = "Gives a record to the lost session it was shown to fit, where it is then offered to be billed")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GiveRecord.Given.class)))
    public Response give(@PathParam("recordId") UUID recordId, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Giving giving) {
        return giveRecord.give(caller, key, recordId, Numbers.billNo(giving.billNo()), giving.reason());
    }
}
