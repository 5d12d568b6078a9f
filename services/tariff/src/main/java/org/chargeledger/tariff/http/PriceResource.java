package org.chargeledger.tariff.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.app.ReadPrices;
import org.chargeledger.tariff.domain.DayChart;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which price holds at a pile or a station: pile before station before operator. */
@Path("/prices")
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class PriceResource {

    static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** {@code plugOutReported} false: no idle fee is taken there, whatever the version says. */
    public record PriceInForce(String stationId, String pileCode, Scope scope, Instant since, String tariffId,
            int version, String name, PublishedVersion.Idle idleFee, boolean plugOutReported) {

        static PriceInForce of(ReadPrices.PlacePrice price) {
            PublishedVersion version = price.version();
            return new PriceInForce(price.place().station().stationId(), price.place().pileCode().orElse(null),
                    price.assignment().target().scope(), price.assignment().effectiveFrom(), version.tariffId(),
                    version.version(), version.name(), version.idleFee(), price.place().plugOutReported());
        }
    }

    private final ReadPrices prices;
    private final Caller caller;

    PriceResource(ReadPrices prices, Caller caller) {
        this.prices = prices;
        this.caller = caller;
    }

    @GET
    @Path("/in-force")
    @Operation(operationId = "getPriceInForce",
            summary = "The version that holds at a pile or a station, now or at a moment")
    public Uni<PriceInForce> inForce(@QueryParam("stationId") String stationId, @QueryParam("pileCode") String pileCode,
            @QueryParam("at") String at) {
        return prices.inForce(caller, stationId, pileCode, Parameters.instant("at", at)).map(PriceInForce::of);
    }

    @GET
    @Path("/day-chart")
    @Operation(operationId = "getDayChart", summary = "What each minute of a local day costs, by default of today")
    public Uni<DayChart> dayChart(@QueryParam("stationId") String stationId, @QueryParam("pileCode") String pileCode,
            @QueryParam("day") @Pattern(regexp = DAY) String day) {
        return prices.dayChart(caller, stationId, pileCode, Parameters.day("day", day));
    }
}
