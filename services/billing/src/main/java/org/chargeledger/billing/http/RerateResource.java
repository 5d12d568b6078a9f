package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Function;
import org.chargeledger.billing.app.RerateBills;
import org.chargeledger.billing.app.RerateBills.Rerated;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every version of every bill that claims something, rated again page by page, with the differences that there should not be. */
@Path("/bills/rerate-check")
@RolesAllowed({"operator-admin", "platform-admin"})
public class RerateResource {

    private static final List<String> START = List.of("", "0");

    private final RerateBills rerateBills;
    private final Caller caller;

    RerateResource(RerateBills rerateBills, Caller caller) {
        this.rerateBills = rerateBills;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "rerateBills", summary = "Rates kept bills again and names the differences; changes nothing")
    public Page<Rerated> check(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        List<String> after = cursor == null ? START : Cursor.decode(cursor, START.size());
        Function<Rerated, String> next = last -> Cursor.encode(last.billNo(), String.valueOf(last.billVersion()));
        return Page.of(rerateBills.after(caller, after.get(0), version(after.get(1)), limit + 1), limit, Function.identity(), next);
    }

    private static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
    }
}
