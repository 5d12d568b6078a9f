package org.chargeledger.tariff.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.app.ReadPrices;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.Finding;
import org.chargeledger.tariff.domain.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operator's stations, each with the tariff that holds there now. */
@Path("/stations")
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class StationResource {

    private static final int MOST = 200;

    /** A pile that has a tariff of its own, which holds since then. */
    public record OwnPrice(String pileCode, String tariffId, int version, Instant since) {

        static OwnPrice of(Assignment own) {
            return new OwnPrice(own.target().id(), own.version().tariffId(), own.version().number(),
                    own.effectiveFrom());
        }
    }

    /** No tariff: nothing is in force, and a session cannot start. {@code findings}: what staff should look at. */
    public record StationPrice(String stationId, String name, String zoneId, String tariffId, Integer version,
            Scope scope, Instant since, List<OwnPrice> ownPiles, List<Finding> findings) {

        static StationPrice of(ReadPrices.StationPrice price) {
            Optional<Assignment> held = Optional.ofNullable(price.assignment());
            return new StationPrice(price.station().stationId(), price.station().name(), price.station().zoneId(),
                    held.map(one -> one.version().tariffId()).orElse(null),
                    held.map(one -> one.version().number()).orElse(null),
                    held.map(one -> one.target().scope()).orElse(null),
                    held.map(Assignment::effectiveFrom).orElse(null),
                    price.ownPiles().stream().map(OwnPrice::of).toList(), findings(price));
        }

        private static List<Finding> findings(ReadPrices.StationPrice price) {
            return price.zoneDiffers() ? List.of(new Finding("zone-differs", "/zoneId",
                    price.station().stationId() + " is in " + price.station().zoneId() + ", not in "
                    + price.tariffZone()))
                    : List.of();
        }
    }

    private final ReadPrices prices;
    private final Caller caller;

    StationResource(ReadPrices prices, Caller caller) {
        this.prices = prices;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listStations")
    public Uni<Page<StationPrice>> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST) int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        Function<ReadPrices.StationPrice, String> next = last -> Cursor.encode(last.station().stationId());
        return prices.stations(caller, after, limit + 1).map(rows -> Page.of(rows, limit, StationPrice::of, next));
    }
}
