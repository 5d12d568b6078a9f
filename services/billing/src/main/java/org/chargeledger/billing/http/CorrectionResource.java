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
import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.app.CorrectBill;
import org.chargeledger.billing.app.ReadEvidence;
import org.chargeledger.billing.domain.BillEdit;
import org.chargeledger.billing.domain.view.BillEvidence;
import org.chargeledger.billing.domain.view.CorrectionPreview;
import org.chargeledger.billing.domain.view.MadeVersion;
import org.chargeledger.billing.domain.view.VersionView;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Band;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a bill rests on, the versions it had, and its correction (账单矫正): first seen, then saved as it was seen. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class CorrectionResource {

    private static final String BILL = "/bills/{billNo}";
    /** Sums of ten such energies still fit a long; what is too much for a session is refused with a finding. */
    private static final long MOST = 1_000_000_000_000L;

    public record EditedBand(@NotNull Band band, @Min(-MOST) @Max(MOST) long energyTenthWh) {}

    /**
     * Null leaves a value as it is. Other energy without bands is spread over the time of charging as it rose; {@code
     * bandsFromCurve} does that with the same energy too. {@code priceInForce} rates a bill that is marked {@code
     * priceSuperseded} by that price.
     */
    public record Edit(Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt,
            @Min(-MOST) @Max(MOST) Long energyTenthWh, @Size(max = 10) List<@NotNull @Valid EditedBand> bands,
            boolean bandsFromCurve, Boolean idleCharged, boolean priceInForce) {

        BillEdit edit() {
            return new BillEdit(chargeStartedAt, chargeEndedAt, serviceEndedAt, energyTenthWh, bands == null ? null
                    : bands.stream().map(b -> new BillEdit.BandEnergy(b.band(), b.energyTenthWh())).toList(),
                    bandsFromCurve, idleCharged, priceInForce, null);
        }
    }

    /** {@code digest} is that of the preview of the same values; the driver is told only if {@code notifyDriver}. */
    public record NewCorrection(@NotNull @Valid Edit values, @NotBlank @Size(max = 100) String digest,
            @NotBlank @Size(max = 500) String reason, boolean notifyDriver) {}

    private final CorrectBill correctBill;
    private final ReadEvidence evidence;
    private final Caller caller;

    CorrectionResource(CorrectBill correctBill, ReadEvidence evidence, Caller caller) {
        this.correctBill = correctBill;
        this.evidence = evidence;
        this.caller = caller;
    }

    @GET
    @Path(BILL + "/versions")
    public Page<VersionView> versions(@PathParam("billNo") String billNo) {
        return new Page<>(evidence.versions(caller, Numbers.billNo(billNo)), null);
    }

    @GET
    @Path(BILL + "/versions/{version}")
    public ExplainedBill version(@PathParam("billNo") String billNo, @PathParam("version") int version) {
        return ExplainedBill.of(evidence.version(caller, Numbers.billNo(billNo), version));
    }

    @GET
    @Path(BILL + "/evidence")
    public BillEvidence evidence(@PathParam("billNo") String billNo) {
        return evidence.evidence(caller, Numbers.billNo(billNo));
    }

    @POST
    @Path(BILL + "/corrections/preview")
    @RolesAllowed({"operator-admin", "finance", "service-desk", "platform-admin"})
    @Operation(summary = "Shows what a correction would do; changes nothing")
    @APIResponse(responseCode = "200",
            content = @Content(schema = @Schema(implementation = CorrectionPreview.class)))
    public CorrectionPreview preview(@PathParam("billNo") String billNo, @NotNull @Valid Edit values) {
        return correctBill.preview(caller, Numbers.billNo(billNo), values.edit());
    }

    @POST
    @Path(BILL + "/corrections")
    @RolesAllowed({"operator-admin", "finance", "platform-admin"})
    @Operation(summary = "Saves a correction as it was previewed: a new version of the bill")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MadeVersion.class)))
    public Response correct(@PathParam("billNo") String billNo, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewCorrection correction) {
        return correctBill.save(caller, key, ifMatch, Numbers.billNo(billNo), new CorrectBill.Wish(
                correction.values().edit(), correction.digest(), correction.reason(), correction.notifyDriver()));
    }
}
