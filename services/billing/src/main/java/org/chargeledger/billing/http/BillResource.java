package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.chargeledger.billing.app.ReadBilling;
import org.chargeledger.billing.app.RefundBill;
import org.chargeledger.billing.domain.view.AbnormalSummary;
import org.chargeledger.billing.domain.view.BillRefund;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Component;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse;

/** Bills, abnormal ones apart, and the reasons of one; its version is its ETag, which a correction has to match. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class BillResource {

    /**
     * Without components everything goes back; an amount is part of the one component that is named, and tells what of
     * the bill had gone back before, as far as the caller saw.
     */
    public record NewRefund(Set<@NotNull Component> components, @Min(1) Long amountFen, @Min(0) Long seenRefundedFen,
            @NotBlank @Size(max = 200) String reason) {}

    private final ReadBilling read;
    private final RefundBill refundBill;
    private final Caller caller;

    BillResource(ReadBilling read, RefundBill refundBill, Caller caller) {
        this.read = read;
        this.refundBill = refundBill;
        this.caller = caller;
    }

    @GET
    @Path("/bills")
    public Page<BillSummary> search(@Valid @BeanParam SearchParameters wanted) {
        return wanted.page(read.bills(caller, wanted.search()), BillSummary::billNo);
    }

    @GET
    @Path("/bills/{billNo}")
    public RestResponse<ExplainedBill> get(@PathParam("billNo") String billNo) {
        var bill = ExplainedBill.of(read.bill(caller, Numbers.billNo(billNo)));
        return ResponseBuilder.ok(bill).header(HttpHeaders.ETAG, ETag.of(bill.bill().billVersion())).build();
    }

    @GET
    @Path("/bills/{billNo}/refunds")
    public Page<BillRefund> refunds(@PathParam("billNo") String billNo) {
        return new Page<>(refundBill.of(caller, Numbers.billNo(billNo)), null);
    }

    @POST
    @Path("/bills/{billNo}/refunds")
    @RolesAllowed({"finance", "platform-admin"})
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BillRefund.class)))
    public Response refund(@PathParam("billNo") String billNo, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewRefund refund) {
        Set<Component> components = refund.components() == null ? Set.of() : refund.components();
        if (refund.amountFen() != null && components.size() != 1) {
            throw Refusal.badRequest("amountFen is part of one component: name it, and no other");
        }
        if (refund.amountFen() != null && refund.seenRefundedFen() == null) {
            throw Refusal.badRequest("amountFen goes with seenRefundedFen: what of the bill had gone back before");
        }
        return refundBill.refund(caller, key, ifMatch,
                new RefundBill.Wish(Numbers.billNo(billNo).digits(), components, refund.amountFen(),
                        refund.seenRefundedFen(), refund.reason()));
    }

    @GET
    @Path("/abnormal-bills/summary")
    public AbnormalSummary summary() {
        return read.abnormalSummary(caller);
    }

    @GET
    @Path("/abnormal-bills")
    public Page<BillSummary> abnormal(@Valid @BeanParam AbnormalParameters wanted) {
        return wanted.page(read.bills(caller, wanted.held()));
    }
}
