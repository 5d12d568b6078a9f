package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.chargeledger.billing.app.ReadBilling;
import org.chargeledger.billing.domain.view.AccountBalance;
import org.chargeledger.billing.domain.view.Conservation;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether the books add up, for anybody of the operator to see. */
@Path("/")
@RolesAllowed({"operator-admin", "finance", "service-desk", "viewer", "platform-admin"})
public class LedgerResource {

    private final ReadBilling read;
    private final Caller caller;

    LedgerResource(ReadBilling read, Caller caller) {
        this.read = read;
        this.caller = caller;
    }

    @GET
    @Path("/ledger/equations")
    @Operation(summary = "Both sides of every equation; whole reads every transfer")
    public Page<LedgerCheck> equations(@QueryParam("whole") @DefaultValue("false") boolean whole) {
        return new Page<>(read.equations(caller, whole), null);
    }

    @GET
    @Path("/ledger/accounts")
    public Page<AccountBalance> accounts() {
        return new Page<>(read.accounts(caller), null);
    }

    @GET
    @Path("/conservation")
    public Conservation conservation() {
        return read.conservation(caller);
    }
}
