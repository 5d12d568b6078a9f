package org.chargeledger.tariff.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.app.ReadPrices;
import org.chargeledger.tariff.domain.DayChart;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.PriceHistory;
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

    /**
     * From {@code from} to {@code until} (excluded; absent: nothing ends it) this version held or will hold, because it
     * is assigned to the {@code scope}. Without a tariff: nothing did.
     */
    public record PastPrice(Instant from, Instant until, Scope scope, String tariffId, Integer version, String name,
            List<PublishedVersion.Period> periods, PublishedVersion.Idle idleFee, Instant publishedAt,
            String publishedBy, String reason) {

        static PastPrice of(ReadPrices.PastPrice past) {
            PriceHistory.Stretch stretch = past.stretch();
            if (past.version() == null) {
                return new PastPrice(stretch.from(), stretch.until(), null, null, null, null, null, null, null, null,
                        null);
            }
            KeptVersion kept = past.version();
            PublishedVersion version = kept.version();
            return new PastPrice(stretch.from(), stretch.until(),
                    stretch.holds().map(one -> one.target().scope()).orElseThrow(), version.tariffId(),
                    version.version(), version.name(), version.periods(), version.idleFee(), kept.publishedAt(),
                    kept.publishedBy(), kept.reason());
        }
    }

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

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
    @Path("/history")
    @Operation(operationId = "listPriceHistory",
            summary = "What held at a pile or a station, holds and will hold, latest first, and who published it and why")
    public Uni<Page<PastPrice>> history(@QueryParam("stationId") String stationId,
            @QueryParam("pileCode") String pileCode, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Instant before = cursor == null ? END : Parameters.instant("cursor", Cursor.decode(cursor, 1).getFirst());
        Function<ReadPrices.PastPrice, String> next = last -> Cursor.encode(last.stretch().from().toString());
        return prices.history(caller, stationId, pileCode, before, limit + 1)
                .map(rows -> Page.of(rows, limit, PastPrice::of, next));
    }

    @GET
    @Path("/day-chart")
    @Operation(operationId = "getDayChart", summary = "What each minute of a local day costs, by default of today")
    public Uni<DayChart> dayChart(@QueryParam("stationId") String stationId, @QueryParam("pileCode") String pileCode,
            @QueryParam("day") @Pattern(regexp = DAY) String day) {
        return prices.dayChart(caller, stationId, pileCode, Parameters.day("day", day));
    }
}
