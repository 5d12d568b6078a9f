package org.chargeledger.voucher.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.app.ReadVouchers;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A driver's own vouchers. */
@Path("/driver/vouchers")
@RolesAllowed(Roles.DRIVER)
public class DriverVoucherResource {

    private final ReadVouchers vouchers;
    private final Caller caller;

    DriverVoucherResource(ReadVouchers vouchers, Caller caller) {
        this.vouchers = vouchers;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listOwnVouchers")
    public Page<VoucherView> list(@QueryParam("state") VoucherView.State state, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return VoucherView.page(vouchers.vouchers(caller, Optional.of(caller.requireDriverId()),
                Optional.ofNullable(state).map(Enum::name), VoucherView.after(cursor), limit + 1), limit, vouchers.now());
    }
}
