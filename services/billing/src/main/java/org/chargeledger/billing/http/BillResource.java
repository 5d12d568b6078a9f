package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.chargeledger.billing.app.ReadBilling;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Bills, abnormal ones apart, and the reasons of one; its version is its ETag, which a correction has to match. */
@Path("/")
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class BillResource {

    private static final String HELD = "HELD";

    private final ReadBilling read;
    private final Caller caller;

    BillResource(ReadBilling read, Caller caller) {
        this.read = read;
        this.caller = caller;
    }

    @GET
    @Path("/bills")
    public Page<BillSummary> search(@Valid @BeanParam SearchParameters wanted, @QueryParam("code") Integer code) {
        return wanted.page(read.bills(caller, wanted.search(wanted.state, code)), BillSummary::billNo);
    }

    @GET
    @Path("/bills/{billNo}")
    public RestResponse<ExplainedBill> get(@PathParam("billNo") String billNo) {
        var bill = ExplainedBill.of(read.bill(caller, Numbers.billNo(billNo)));
        return ResponseBuilder.ok(bill).header(HttpHeaders.ETAG, ETag.of(bill.bill().billVersion())).build();
    }

    @GET
    @Path("/abnormal-bills")
    public Page<BillSummary> abnormal(@Valid @BeanParam SearchParameters wanted, @QueryParam("code") Integer code) {
        return wanted.page(read.bills(caller, wanted.search(HELD, code)), BillSummary::billNo);
    }
}
