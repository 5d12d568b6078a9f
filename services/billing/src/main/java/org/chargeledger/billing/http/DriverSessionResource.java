package org.chargeledger.billing.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.chargeledger.billing.app.ReadBilling;
import org.chargeledger.billing.app.RequestSession;
import org.chargeledger.billing.app.StopSession;
import org.chargeledger.billing.domain.view.ChargingRecord;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A driver's own sessions and bills. */
@Path("/driver")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("driver")
public class DriverSessionResource {

    /** {@code tariffId} and {@code tariffVersion} are the version that the driver was shown: both, or neither. */
    public record NewSession(@NotNull @Pattern(regexp = "[0-9]{20}", message = "must be 20 digits") String pileCode,
            @NotNull @Pattern(regexp = "[0-9]{2}", message = "must be 2 digits") String connectorNo,
            @Schema(description = "Of the version that the driver was shown; with another in force, price-changed")
            @Size(max = 100) String tariffId,
            @Schema(description = "Beside tariffId: both, or neither")
            @Min(1) Integer tariffVersion) {

        RequestSession.Wish wish() {
            if (tariffId == null != (tariffVersion == null)) {
                throw Refusal.badRequest("name both tariffId and tariffVersion, or neither");
            }
            return new RequestSession.Wish(pileCode, connectorNo,
                    tariffId == null ? null : new TariffVersion(tariffId, tariffVersion));
        }
    }

    private final RequestSession requestSession;
    private final StopSession stopSession;
    private final ReadBilling read;
    private final Caller caller;

    DriverSessionResource(RequestSession requestSession, StopSession stopSession, ReadBilling read, Caller caller) {
        this.requestSession = requestSession;
        this.stopSession = stopSession;
        this.read = read;
        this.caller = caller;
    }

    @POST
    @Path("/sessions")
    @APIResponse(responseCode = "201",
            content = @Content(schema = @Schema(implementation = RequestSession.Started.class)))
    public Response request(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewSession session) {
        return requestSession.request(caller, key, session.wish());
    }

    @GET
    @Path("/sessions")
    public Page<ChargingRecord> sessions(@Valid @BeanParam SearchParameters wanted) {
        return wanted.page(read.sessions(caller, wanted.search()), ChargingRecord::billNo);
    }

    @GET
    @Path("/sessions/{billNo}")
    public ChargingRecord session(@PathParam("billNo") String billNo) {
        return read.session(caller, Numbers.billNo(billNo));
    }

    @POST
    @Path("/sessions/{billNo}/stop")
    @APIResponse(responseCode = "202",
            content = @Content(schema = @Schema(implementation = StopSession.Stopping.class)))
    public Response stop(@PathParam("billNo") String billNo, @HeaderParam("Idempotency-Key") String key) {
        return stopSession.stop(caller, key, Numbers.billNo(billNo));
    }

    @GET
    @Path("/bills/{billNo}")
    public ExplainedBill bill(@PathParam("billNo") String billNo) {
        return ExplainedBill.of(read.bill(caller, Numbers.billNo(billNo)));
    }
}
