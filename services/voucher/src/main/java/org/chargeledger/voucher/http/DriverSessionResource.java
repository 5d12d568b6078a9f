package org.chargeledger.voucher.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.app.ChooseVoucher;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A driver's sessions that are not settled yet, and which voucher each shall use. */
@Path("/driver/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DRIVER)
public class DriverSessionResource {

    private static final int SHOWN = 50;

    /** {@code choosable}: the best fifty, likeliest first. Not {@code chosen}: the rule decides. */
    public record SessionView(String billNo, String stationId, Instant requestedAt, boolean chosen,
            Optional<UUID> voucherId, List<VoucherView> choosable) {

        static SessionView of(ChooseVoucher.Choice choice, Instant now) {
            var session = choice.session();
            return new SessionView(session.billNo(), session.stationId(), session.requestedAt(), session.chosen(),
                    session.voucherId(), choice.choosable().stream().limit(SHOWN)
                            .map(voucher -> VoucherView.of(voucher, now)).toList());
        }
    }

    public record Sessions(List<SessionView> items) {}

    /** No {@code voucherId}: the session shall use none. */
    public record NewChoice(UUID voucherId) {}

    private final ChooseVoucher chooseVoucher;
    private final Caller caller;

    DriverSessionResource(ChooseVoucher chooseVoucher, Caller caller) {
        this.chooseVoucher = chooseVoucher;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listOwnOpenSessions")
    public Sessions list() {
        ChooseVoucher.Choices found = chooseVoucher.choices(caller);
        return new Sessions(found.items().stream().map(choice -> SessionView.of(choice, found.now())).toList());
    }

    @PUT
    @Path("/{billNo}/voucher")
    @Operation(operationId = "chooseVoucher", summary = "Says which voucher the session shall use, or none")
    @APIResponse(responseCode = "200",
            content = @Content(schema = @Schema(implementation = ChooseVoucher.Chosen.class)))
    public Response choose(@HeaderParam("Idempotency-Key") String key, @PathParam("billNo") String billNo,
            @NotNull NewChoice body) {
        return chooseVoucher.choose(caller, key, billNo, Optional.ofNullable(body.voucherId()));
    }

    @DELETE
    @Path("/{billNo}/voucher")
    @Operation(operationId = "clearVoucherChoice", summary = "Leaves the choice to the rule again")
    @APIResponse(responseCode = "200",
            content = @Content(schema = @Schema(implementation = ChooseVoucher.Chosen.class)))
    public Response clear(@HeaderParam("Idempotency-Key") String key, @PathParam("billNo") String billNo) {
        return chooseVoucher.clear(caller, key, billNo);
    }
}
