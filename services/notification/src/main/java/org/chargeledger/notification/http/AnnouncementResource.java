package org.chargeledger.notification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.UUID;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.announcement.DecideAnnouncements;
import org.chargeledger.notification.app.announcement.FindAnnouncements;
import org.chargeledger.notification.app.announcement.FindAnnouncements.Quota;
import org.chargeledger.notification.app.announcement.FindAnnouncements.View;
import org.chargeledger.notification.app.announcement.WriteAnnouncements;
import org.chargeledger.notification.domain.announcement.Form;
import org.chargeledger.notification.domain.announcement.Way;
import org.chargeledger.notification.domain.announcement.Words;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Articles about refund batches: written, approved by a second person, shown, sent out, taken down. */
@Path("/announcements")
@RolesAllowed({"platform-admin", "operator-admin", "finance"})
@Produces(MediaType.APPLICATION_JSON)
public class AnnouncementResource {

    record AnnouncementBody(@NotBlank String appId, @NotNull UUID batchId, @NotNull Form form, UUID assessmentId,
            @NotBlank String title, @NotBlank String digest, @NotBlank String text, @NotBlank String pageUrl,
            @Size(max = 128) String coverMediaId) {

        WriteAnnouncements.Wish toWish() {
            return new WriteAnnouncements.Wish(appId, batchId, form, assessmentId,
                    new Words(title, digest, text, pageUrl, coverMediaId));
        }
    }

    record PreviewBody(@NotBlank @Size(max = 64) String openid) {

        @Override
        public String toString() {
            return "PreviewBody";
        }
    }

    record SubmissionBody(@NotNull Way way) {}

    record OutcomeBody(@NotNull Boolean sent, @NotBlank @Size(max = 200) String reason) {}

    record TakeDownBody(Boolean byHand, @NotBlank @Size(max = 200) String reason) {}

    private final WriteAnnouncements write;
    private final DecideAnnouncements decide;
    private final FindAnnouncements find;
    private final Caller caller;

    AnnouncementResource(WriteAnnouncements write, DecideAnnouncements decide, FindAnnouncements find, Caller caller) {
        this.write = write;
        this.decide = decide;
        this.find = find;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
    public Page<View> list() {
        return new Page<>(find.all(caller), null);
    }

    @GET
    @Path("/{announcementId}")
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response get(@PathParam("announcementId") UUID id) {
        View view = find.get(caller, id);
        return Response.ok(view).header(HttpHeaders.ETAG, ETag.of(view.version()).toString()).build();
    }

    /** How many mass sends this month are gone, as far as they went through here. */
    @GET
    @Path("/quota")
    @RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
    public Quota quota(@QueryParam("appId") @NotBlank String appId) {
        return find.quota(caller, appId);
    }

    @POST
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = View.class)))
    public Response draft(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid AnnouncementBody body) {
        return write.draft(caller, key, body.toWish());
    }

    @PUT
    @Path("/{announcementId}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response edit(@PathParam("announcementId") UUID id, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AnnouncementBody body) {
        return write.edit(caller, key, id, ifMatch, body.toWish());
    }

    /** Takes the newest results in, under the words of the version that was read; needs approval again. */
    @POST
    @Path("/{announcementId}/renewal")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "201", description = "A successor of what is out already",
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response renew(@PathParam("announcementId") UUID id, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch) {
        return write.renew(caller, key, id, ifMatch);
    }

    /** Of the version that was read; not by its writer, nor by who renewed it. */
    @POST
    @Path("/{announcementId}/approval")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response approve(@PathParam("announcementId") UUID id, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch) {
        return decide.approve(caller, key, id, ifMatch);
    }

    @POST
    @Path("/{announcementId}/preview")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response preview(@PathParam("announcementId") UUID id, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid PreviewBody body) {
        return decide.preview(caller, key, id, body.openid());
    }

    @POST
    @Path("/{announcementId}/submission")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response submit(@PathParam("announcementId") UUID id, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid SubmissionBody body) {
        return decide.submit(caller, key, id, body.way());
    }

    /** What somebody saw in the account, where the channel itself does not say. */
    @POST
    @Path("/{announcementId}/outcome")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response resolve(@PathParam("announcementId") UUID id, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid OutcomeBody body) {
        return decide.resolve(caller, key, id, body.sent(), body.reason());
    }

    /** Through WeChat, or {@code byHand}: somebody deleted it in the account's own console. */
    @POST
    @Path("/{announcementId}/take-down")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response takeDown(@PathParam("announcementId") UUID id, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid TakeDownBody body) {
        return decide.takeDown(caller, key, id, Boolean.TRUE.equals(body.byHand()), body.reason());
    }
}
