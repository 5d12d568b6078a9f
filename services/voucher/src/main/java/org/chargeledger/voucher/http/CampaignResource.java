package org.chargeledger.voucher.http;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.app.GiveByHand;
import org.chargeledger.voucher.app.GiveByHand.Selection;
import org.chargeledger.voucher.app.ReadVouchers;
import org.chargeledger.voucher.app.SaveCampaign;
import org.chargeledger.voucher.domain.CampaignDraft;
import org.chargeledger.voucher.domain.Cause;
import org.chargeledger.voucher.domain.Finding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Campaigns with their budget. */
@Path("/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class CampaignResource {

    private static final String CAMPAIGN_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

    /** All findings, errors first; warnings need confirmation once the campaign is to be active. */
    public record Lint(List<Finding> findings) {}

    /**
     * {@code cause} names the occasion or the case: a driver is given one gift for it, whoever asks and how often. To the
     * drivers named, or to everybody whom the campaign admits, 200 at a time behind {@code after}.
     */
    public record NewGifts(@NotNull ByHand reason,
            @NotBlank @Size(max = 80) String cause, @NotBlank @Size(max = 200) String note,
            @Size(min = 1, max = 200) List<@NotNull UUID> driverIds, boolean everybodyAdmitted, UUID after) {

        public enum ByHand { MANUAL, COMPENSATION }

        GiveByHand.Wish toWish() {
            if (everybodyAdmitted == (driverIds != null) || after != null && !everybodyAdmitted) {
                throw Refusal.badRequest("a gift goes to driverIds, or with everybodyAdmitted to all of them, from after on");
            }
            return new GiveByHand.Wish(Cause.Reason.valueOf(reason.name()), cause.strip(), note.strip(),
                    everybodyAdmitted ? new Selection.Admitted(after) : new Selection.Named(driverIds));
        }
    }

    public record AdmittedDrivers(long count) {}

    private final SaveCampaign saveCampaign;
    private final GiveByHand giveByHand;
    private final ReadVouchers vouchers;
    private final Caller caller;

    CampaignResource(SaveCampaign saveCampaign, GiveByHand giveByHand, ReadVouchers vouchers, Caller caller) {
        this.saveCampaign = saveCampaign;
        this.giveByHand = giveByHand;
        this.vouchers = vouchers;
        this.caller = caller;
    }

    @PUT
    @Path("/{campaignId}")
    @RolesAllowed({Roles.PLATFORM, Roles.ADMIN})
    @Operation(operationId = "saveCampaign",
            summary = "Creates a campaign, or changes it if If-Match is its ETag; refuses with all findings")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response save(@HeaderParam("Idempotency-Key") String key, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @PathParam("campaignId") @Pattern(regexp = CAMPAIGN_ID) String campaignId, @NotNull CampaignDraft body) {
        return saveCampaign.save(caller, key, ifMatch, campaignId, body, CampaignView::of);
    }

    @POST
    @Path("/{campaignId}/lint")
    @Operation(operationId = "lintCampaign", summary = "What saving would find; stores nothing")
    public Lint lint(@PathParam("campaignId") @Pattern(regexp = CAMPAIGN_ID) String campaignId,
            @NotNull CampaignDraft body) {
        return new Lint(saveCampaign.lint(caller, campaignId, body));
    }

    @POST
    @Path("/{campaignId}/gifts")
    @RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE})
    @Operation(operationId = "giveVouchers", summary = "Gives drivers a gift by hand; tells for each what became of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GiveByHand.Given.class)))
    public Response give(@HeaderParam("Idempotency-Key") String key, @PathParam("campaignId") String campaignId,
            @NotNull @Valid NewGifts body) {
        return giveByHand.give(caller, key, campaignId, body.toWish());
    }

    @GET
    @Operation(operationId = "listCampaigns")
    public Page<CampaignView> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(vouchers.campaigns(caller, after, limit + 1), limit, CampaignView::of,
                last -> Cursor.encode(last.campaign().campaignId()));
    }

    @GET
    @Path("/{campaignId}")
    @Operation(operationId = "getCampaign")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Response get(@PathParam("campaignId") String campaignId) {
        var view = CampaignView.of(vouchers.campaign(caller, campaignId));
        return Response.ok(view).header(HttpHeaders.ETAG, ETag.of(view.version())).build();
    }

    @GET
    @Path("/{campaignId}/admitted-drivers")
    @Operation(operationId = "countAdmittedDrivers", summary = "How many of the drivers known by now the campaign admits")
    public AdmittedDrivers admittedDrivers(@PathParam("campaignId") String campaignId) {
        return new AdmittedDrivers(vouchers.admittedDrivers(caller, campaignId));
    }

    @GET
    @Path("/{campaignId}/budget")
    @Operation(operationId = "getCampaignBudget")
    public BudgetView budget(@PathParam("campaignId") String campaignId) {
        return BudgetView.of(vouchers.budget(caller, campaignId), vouchers.now());
    }
}
