package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.OfferNotices;
import org.chargeledger.notification.app.OfferNotices.Decision;
import org.chargeledger.notification.app.OfferNotices.Notice;
import org.chargeledger.notification.app.OfferNotices.Offer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Subscription notices that a driver can grant on a page of ours, each for one message. */
@Path("/driver/notices")
@RolesAllowed("driver")
@Produces(MediaType.APPLICATION_JSON)
public class DriverNoticeResource {

    record DecisionBody(@NotBlank @Size(max = 64) String templateId, @NotNull Decision decision) {}

    private final OfferNotices notices;
    private final Caller caller;

    DriverNoticeResource(OfferNotices notices, Caller caller) {
        this.notices = notices;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "offerNotices",
            summary = "What can be granted on this page, and the proof with which WeChat lets the page ask (wx.config)")
    @APIResponse(responseCode = "200", description = "What is offered",
            content = @Content(schema = @Schema(implementation = Offer.class)))
    public Offer offer(@QueryParam("page") String page) {
        return notices.offer(caller, page);
    }

    @POST
    @Path("/{kind}")
    @Operation(operationId = "noticeDecided",
            summary = "What the driver answered WeChat's question; the key names the press, so it counts once")
    @APIResponse(responseCode = "200", description = "How many notices of the kind are granted now",
            content = @Content(schema = @Schema(implementation = Notice.class)))
    public Response decided(@PathParam("kind") String kind, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid DecisionBody body) {
        return notices.decided(caller, key, TemplateResource.kind(kind), body.templateId(), body.decision());
    }
}
