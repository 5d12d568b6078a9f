package org.chargeledger.voucher.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.app.ReadVouchers;
import org.chargeledger.voucher.app.SaveCampaign;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.CampaignDraft;
import org.chargeledger.voucher.domain.RunningCampaign;
import org.chargeledger.voucher.domain.Validity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Campaigns with their budget. */
@Path("/campaigns")
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class CampaignResource {

    private static final String CAMPAIGN_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

    /** Either {@code validityDays} or {@code validFrom} and {@code validUntil} is set. */
    public record CampaignView(String campaignId, String name, Campaign.State state, Campaign.Trigger trigger,
            long rechargeThresholdFen, int piecesPerGift, long faceFen, int totalGifts, int giftsGiven, int giftsLeft,
            List<String> departments, List<String> subOperators, List<String> stationIds, Instant giftFrom,
            Instant giftUntil, long minimumSpendFen, Integer validityDays, Instant validFrom, Instant validUntil) {

        static CampaignView of(RunningCampaign running) {
            Campaign c = running.campaign();
            Integer days = c.validity() instanceof Validity.DaysFromGift(int number) ? number : null;
            var period = c.validity() instanceof Validity.FixedPeriod fixed ? fixed : new Validity.FixedPeriod(null, null);
            return new CampaignView(c.campaignId(), c.name(), c.state(), c.trigger(), c.rechargeThresholdFen(),
                    c.piecesPerGift(), c.faceFen(), c.totalGifts(), running.giftsGiven(), running.giftsLeft(),
                    c.departments(), c.subOperators(), c.stationIds(), c.giftFrom(), c.giftUntil(),
                    c.minimumSpendFen(), days, period.from(), period.until());
        }
    }

    private final SaveCampaign saveCampaign;
    private final ReadVouchers vouchers;
    private final Caller caller;

    CampaignResource(SaveCampaign saveCampaign, ReadVouchers vouchers, Caller caller) {
        this.saveCampaign = saveCampaign;
        this.vouchers = vouchers;
        this.caller = caller;
    }

    @PUT
    @Path("/{campaignId}")
    @RolesAllowed({Roles.PLATFORM, Roles.ADMIN})
    @Operation(operationId = "saveCampaign", summary = "Creates or changes a campaign, or refuses it with all findings")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "422", description = "/problems/campaign-refused with the list findings")
    public Response save(@HeaderParam("Idempotency-Key") String key,
            @PathParam("campaignId") @Pattern(regexp = CAMPAIGN_ID) String campaignId, @NotNull CampaignDraft body) {
        return saveCampaign.save(caller, key, campaignId, body, CampaignView::of);
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
    public CampaignView get(@PathParam("campaignId") String campaignId) {
        return CampaignView.of(vouchers.campaign(caller, campaignId));
    }
}
