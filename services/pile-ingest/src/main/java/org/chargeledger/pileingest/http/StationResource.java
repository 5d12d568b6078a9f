package org.chargeledger.pileingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.app.RegisterStation;
import org.chargeledger.pileingest.domain.ConnectorRating;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.Station;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Stations with their piles: an operator registers them as a whole. */
@Path("/stations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"platform-admin", "operator-admin", "finance", "service-desk", "viewer"})
public class StationResource {

    record StationBody(@NotBlank @Size(max = 100) String name, @NotBlank String zoneId,
            @NotNull @Size(max = 2000) List<@Valid @NotNull PileBody> piles,
            @Schema(description = "For the audit; needed where a known pile's reportsPlugOut changes, or a pile's differs "
                    + "from the operator's others of its vendor and model.")
            @Size(max = 200) String reason) {}

    @RatedWithinPile
    record PileBody(@NotNull @Pattern(regexp = "[0-9]{20}") String pileCode,
            @NotNull @Pattern(regexp = "[0-9]{14}") String protocolId,
            @NotBlank @Size(max = 100) String vendor, @NotBlank @Size(max = 100) String model,
            @Positive int ratedPowerW,
            @Schema(description = "Of connectors that are built for less than the pile; any other has the pile's.")
            List<@Valid @NotNull RatingBody> connectorRatings,
            @NotEmpty List<@NotNull @Pattern(regexp = "[0-9]{2}") String> connectors,
            @Schema(description = "Whether it says when its plug is pulled. Left out: as it was, else as the operator's "
                    + "other piles of its vendor and model, which must agree, else true.")
            Boolean reportsPlugOut) {}

    record RatingBody(@NotNull String connectorNo, @Positive int ratedPowerW) {}

    private static final long NEW = 1;

    private final RegisterStation registerStation;
    private final Caller caller;

    StationResource(RegisterStation registerStation, Caller caller) {
        this.registerStation = registerStation;
        this.caller = caller;
    }

    @PUT
    @Path("/{stationId}")
    @RolesAllowed({"platform-admin", "operator-admin"})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Station.class)))
    public Response put(@PathParam("stationId") @Pattern(regexp = "[A-Za-z0-9-]{1,40}") String stationId,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Parameter(description = "The station's version as ETag; needed once it is registered")
            @HeaderParam("If-Match") String ifMatch, @Valid @NotNull StationBody body) {
        return registerStation.put(caller, idempotencyKey, ifMatch, station(stationId, body), body.reason());
    }

    @GET
    @Path("/{stationId}")
    public RestResponse<Station> get(@PathParam("stationId") String stationId) {
        Station station = registerStation.get(caller, stationId);
        return ResponseBuilder.ok(station).header(HttpHeaders.ETAG, ETag.of(station.version())).build();
    }

    @GET
    public Page<Station> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(registerStation.after(caller, after, limit + 1), limit, station -> station,
                station -> Cursor.encode(station.stationId()));
    }

    private Station station(String stationId, StationBody body) {
        try {
            ZoneId.of(body.zoneId());
        } catch (DateTimeException e) {
            throw Refusal.badRequest("no such time zone: " + body.zoneId());
        }
        return new Station(caller.operatorId(), stationId, body.name(), body.zoneId(), NEW, body.piles().stream()
                .map(pile -> new Pile(caller.operatorId(), stationId, pile.pileCode(), pile.protocolId(),
                        pile.vendor(), pile.model(), pile.ratedPowerW(), ratings(pile),
                        pile.connectors(), pile.reportsPlugOut(), null))
                .toList());
    }

    private static List<ConnectorRating> ratings(PileBody pile) {
        return pile.connectorRatings() == null ? null : pile.connectorRatings().stream()
                .map(rating -> new ConnectorRating(rating.connectorNo(), rating.ratedPowerW())).toList();
    }
}
