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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.app.DecideOffer;
import org.chargeledger.billing.app.DecideOffer.Dismissal;
import org.chargeledger.billing.domain.view.CorrectionPreview;
import org.chargeledger.billing.domain.view.MadeVersion;
import org.chargeledger.billing.domain.view.RecordOffer;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Records that came when their bill was already made otherwise, and differ from it. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class RecordOfferResource {

    private static final String ONE = "/bills/{billNo}/record-offers/{recordId}";

    /** {@code digest} is that of the preview. */
    public record Acceptance(@NotBlank @Size(max = 100) String digest, @NotBlank @Size(max = 500) String reason,
            boolean notifyDriver) {}

    public record DismissedBecause(@NotBlank @Size(max = 500) String reason) {}

    private final DecideOffer decideOffer;
    private final Caller caller;

    RecordOfferResource(DecideOffer decideOffer, Caller caller) {
        this.decideOffer = decideOffer;
        this.caller = caller;
    }

    @GET
    @Path("/record-offers")
    public Page<RecordOffer> open(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        List<String> last = cursor == null ? null : Cursor.decode(cursor, 2);
        return Page.of(decideOffer.open(caller, last == null ? null : last.getFirst(),
                last == null ? null : Parameters.uuid("cursor", last.getLast()), limit), limit, offer -> offer,
                offer -> Cursor.encode(offer.billNo(), offer.recordId().toString()));
    }

    @GET
    @Path(ONE + "/preview")
    public CorrectionPreview preview(@PathParam("billNo") String billNo, @PathParam("recordId") UUID recordId) {
        return decideOffer.preview(caller, Numbers.billNo(billNo), recordId);
    }

    @POST
    @Path(ONE + "/accept")
    @RolesAllowed({"operator-admin", "finance", "platform-admin"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MadeVersion.class)))
    public Response accept(@PathParam("billNo") String billNo, @PathParam("recordId") UUID recordId,
            @HeaderParam("Idempotency-Key") String key, @NotNull @Valid Acceptance acceptance) {
        return decideOffer.accept(caller, key, Numbers.billNo(billNo), recordId, new DecideOffer.Acceptance(
                acceptance.digest(), acceptance.reason(), acceptance.notifyDriver()));
    }

    @POST
    @Path(ONE + "/dismiss")
    @RolesAllowed({"operator-admin", "finance", "platform-admin"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Dismissal.class)))
    public Response dismiss(@PathParam("billNo") String billNo, @PathParam("recordId") UUID recordId,
            @HeaderParam("Idempotency-Key") String key, @NotNull @Valid DismissedBecause because) {
        return decideOffer.dismiss(caller, key, Numbers.billNo(billNo), recordId, because.reason());
    }
}
