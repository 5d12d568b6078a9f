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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.app.DecideRefundBatch;
import org.chargeledger.billing.app.DecideRefundBatch.Seen;
import org.chargeledger.billing.app.FreezeRefundBatch;
import org.chargeledger.billing.app.ReadRefundBatches;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.refund.BatchFilter;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.ItemState;
import org.chargeledger.billing.domain.refund.RefundComponent;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.billing.domain.view.RefundBatchView;
import org.chargeledger.billing.domain.view.RefundItemView;
import org.chargeledger.billing.domain.view.RefundPreview;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Bills that are refunded together: previewed, frozen, approved by a second person, worked off, counted. */
@Path("/refund-batches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class RefundBatchResource {

    /** Without a destination the money goes to the wallet. */
    public record NewPreview(@NotNull RefundComponent component, Destination destination,
            @NotNull @Valid Filter filter) {

        FreezeRefundBatch.Choice choice() {
            return new FreezeRefundBatch.Choice(component, destination == null ? Destination.WALLET : destination,
                    filter.filter());
        }
    }

    /** What is left out asks for nothing. */
    public record Filter(@Size(max = 2000) List<@NotBlank @Size(max = 64) String> stationIds, Instant from, Instant to,
            @Min(1) Integer code, @Min(1) Long minAmountFen, @Min(1) Long maxAmountFen) {

        BatchFilter filter() {
            return new BatchFilter(stationIds, from, to, code, minAmountFen, maxAmountFen);
        }
    }

    public record NewBatch(@NotNull RefundComponent component, Destination destination, @NotNull @Valid Filter filter,
            @NotBlank @Size(max = 60) String name, @NotBlank @Size(max = 200) String reason,
            @NotBlank @Size(max = 64) String digest) {

        FreezeRefundBatch.Wish wish() {
            return new FreezeRefundBatch.Wish(new NewPreview(component, destination, filter).choice(), name, reason,
                    digest);
        }
    }

    /** On the batch as the caller saw it; carried out once per key. */
    public record Decision(@PathParam("batchId") UUID batchId, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch) {

        Seen seen() {
            return new Seen(batchId, ifMatch);
        }
    }

    /** Without a reason it is the one for which the batch was frozen. */
    public record Approval(@NotBlank @Size(max = 64) String digest, @Size(max = 200) String reason) {}

    public record Cancellation(@NotBlank @Size(max = 200) String reason) {}

    /** Without bill numbers: all that failed. Without a reason it is the one for which the batch was frozen. */
    public record Retry(@Size(max = 2000) List<@NotBlank @Size(max = 20) String> billNos,
            @Size(max = 200) String reason) {

        List<String> wanted() {
            return billNos == null ? List.of() : billNos;
        }
    }

    private final FreezeRefundBatch freezeRefundBatch;
    private final DecideRefundBatch decide;
    private final ReadRefundBatches read;
    private final Caller caller;

    RefundBatchResource(FreezeRefundBatch freezeRefundBatch, DecideRefundBatch decide, ReadRefundBatches read,
            Caller caller) {
        this.freezeRefundBatch = freezeRefundBatch;
        this.decide = decide;
        this.read = read;
        this.caller = caller;
    }

    @POST
    @Path("/preview")
    @RolesAllowed({"finance", "operator-admin", "platform-admin"})
    @Operation(summary = "What a batch would give back; stores nothing")
    public RefundPreview preview(@NotNull @Valid NewPreview preview) {
        return freezeRefundBatch.preview(caller, preview.choice());
    }

    @POST
    @RolesAllowed({"finance", "platform-admin"})
    @Operation(summary = "Freezes exactly the bills and amounts that the preview with this digest showed")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RefundBatchView.class)))
    public Response freeze(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewBatch batch) {
        return freezeRefundBatch.freeze(caller, key, batch.wish());
    }

    @GET
    public Page<RefundBatchView> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        List<String> after = cursor == null ? null : Cursor.decode(cursor, 2);
        return Page.of(read.list(caller, after == null ? null : Parameters.instant("cursor", after.get(0)),
                after == null ? null : Parameters.uuid("cursor", after.get(1)), limit), limit, batch -> batch,
                last -> Cursor.encode(last.frozenAt().toString(), last.batchId().toString()));
    }

    @GET
    @Path("/{batchId}")
    public RestResponse<RefundBatchView> get(@PathParam("batchId") UUID batchId) {
        RefundBatchView batch = read.get(caller, batchId);
        return ResponseBuilder.ok(batch).header(HttpHeaders.ETAG, ETag.of(batch.version())).build();
    }

    @GET
    @Path("/{batchId}/items")
    public Page<RefundItemView> items(@PathParam("batchId") UUID batchId, @QueryParam("state") ItemState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        String after = cursor == null ? null : Cursor.decode(cursor, 1).getFirst();
        if (after != null && !BillNo.isBillNo(after)) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
        return Page.of(read.items(caller, batchId, state, after, limit), limit, item -> item,
                last -> Cursor.encode(last.billNo()));
    }

    @GET
    @Path("/{batchId}/totals")
    @Operation(summary = "What the batch says, beside what the ledger says")
    public Page<LedgerCheck> totals(@PathParam("batchId") UUID batchId) {
        return new Page<>(read.totals(caller, batchId), null);
    }

    @GET
    @Path("/{batchId}/export")
    @Produces("text/csv; charset=UTF-8")
    @RolesAllowed({"finance", "operator-admin", "platform-admin"})
    @Operation(summary = "All items as a spreadsheet, phone numbers masked; who takes it is in the audit")
    public RestResponse<String> export(@PathParam("batchId") UUID batchId) {
        return ResponseBuilder.ok(read.export(caller, batchId))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refund-batch-" + batchId + ".csv\"")
                .build();
    }

    @POST
    @Path("/{batchId}/approve")
    @RolesAllowed({"finance", "operator-admin", "platform-admin"})
    @Operation(summary = "Approves what was frozen; by another person than who froze it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RefundBatchView.class)))
    public Response approve(@BeanParam Decision decision, @NotNull @Valid Approval approval) {
        return decide.approve(caller, decision.key(), decision.seen(), approval.digest(), approval.reason());
    }

    @POST
    @Path("/{batchId}/cancel")
    @RolesAllowed({"finance", "operator-admin", "platform-admin"})
    @Operation(summary = "Gives up a batch of which nothing was refunded yet")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RefundBatchView.class)))
    public Response cancel(@BeanParam Decision decision, @NotNull @Valid Cancellation cancellation) {
        return decide.cancel(caller, decision.key(), decision.seen(), cancellation.reason());
    }

    @POST
    @Path("/{batchId}/retry")
    @RolesAllowed({"finance", "operator-admin", "platform-admin"})
    @Operation(summary = "Tries items that failed once more, each under the number it had")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RefundBatchView.class)))
    public Response retry(@BeanParam Decision decision, @NotNull @Valid Retry retry) {
        return decide.retry(caller, decision.key(), decision.seen(), retry.wanted(), retry.reason());
    }
}
