package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.chargeledger.billing.app.ReadBilling;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;

/** Bills, abnormal ones apart, and the reasons of one. */
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
    public ExplainedBill get(@PathParam("billNo") String billNo) {
        return ExplainedBill.of(read.bill(caller, Numbers.billNo(billNo)));
    }

    @GET
    @Path("/abnormal-bills")
    public Page<BillSummary> abnormal(@Valid @BeanParam SearchParameters wanted, @QueryParam("code") Integer code) {
        return wanted.page(read.bills(caller, wanted.search(HELD, code)), BillSummary::billNo);
    }
}
