package org.chargeledger.tariff.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.app.PublishVersion;
import org.chargeledger.tariff.app.ReadPrices;
import org.chargeledger.tariff.app.ReadTariffs;
import org.chargeledger.tariff.domain.DayChart;
import org.chargeledger.tariff.domain.Finding;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.VersionDiff;
import org.chargeledger.tariff.domain.VersionDraft;
import org.chargeledger.tariff.domain.YkcLimits;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The versions of a tariff: added, listed, never changed. */
@Path("/tariffs/{tariffId}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class VersionResource {

    private static final String START = "0";

    /** Anything but the reason may be absent or wrong here: the answer names every finding at once. */
    public record NewVersion(String zoneId, Instant effectiveFrom, @Size(max = 2000) List<String> stationIds,
            @Size(max = 5000) List<String> pileCodes, Boolean wholeOperator,
            @Size(max = 2000) List<String> withdrawnStationIds, @Size(max = 5000) List<String> withdrawnPileCodes,
            String modelNo, @Size(max = 1440) List<VersionDraft.Period> periods,
            @Size(max = 50) List<VersionDraft.DayPlan> dayPlans, VersionDraft.IdleFee idleFee,
            Boolean zeroPricesConfirmed, Boolean deepValleyConfirmed,
            @NotBlank @Size(max = 200) String reason) {

        PublishVersion.Wish toWish() {
            var targets = new VersionDraft.Targets(stationIds, pileCodes, Boolean.TRUE.equals(wholeOperator),
                    withdrawnStationIds, withdrawnPileCodes);
            return new PublishVersion.Wish(new VersionDraft(zoneId,
                    effectiveFrom == null ? null : effectiveFrom.truncatedTo(ChronoUnit.MICROS), targets, modelNo,
                    periods, dayPlans, idleFee, Boolean.TRUE.equals(zeroPricesConfirmed),
                    Boolean.TRUE.equals(deepValleyConfirmed)), reason);
        }
    }

    public record VersionView(String tariffId, int version, String name, String zoneId, Instant effectiveFrom,
            List<String> stationIds, List<String> pileCodes, boolean wholeOperator, List<String> withdrawnStationIds,
            List<String> withdrawnPileCodes, boolean withdrawnWholeOperator, String modelNo,
            List<PublishedVersion.Period> periods,
            List<PublishedVersion.DayPlan> dayPlans, PublishedVersion.Idle idleFee, Instant publishedAt,
            String publishedBy, String reason, List<Finding> warnings) {

        static VersionView of(KeptVersion kept) {
            PublishedVersion version = kept.version();
            return new VersionView(version.tariffId(), version.version(), version.name(), version.zoneId(),
                    version.effectiveFrom(), version.stationIds(), version.pileCodes(), version.wholeOperator(),
                    version.withdrawnStationIds(), version.withdrawnPileCodes(), version.withdrawnWholeOperator(),
                    version.modelNo(), version.periods(),
                    version.dayPlans(), version.idleFee(), kept.publishedAt(), kept.publishedBy(), kept.reason(),
                    YkcLimits.warnings(version));
        }
    }

    private final PublishVersion publishVersion;
    private final ReadTariffs tariffs;
    private final ReadPrices prices;
    private final Caller caller;

    VersionResource(PublishVersion publishVersion, ReadTariffs tariffs, ReadPrices prices, Caller caller) {
        this.publishVersion = publishVersion;
        this.tariffs = tariffs;
        this.prices = prices;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.PLATFORM, Roles.ADMIN})
    @Operation(operationId = "publishVersion", summary = "Adds an immutable version, or refuses it with all findings")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = VersionView.class)))
    public Uni<Response> publish(@HeaderParam("Idempotency-Key") String key, @PathParam("tariffId") String tariffId,
            @NotNull @Valid NewVersion body) {
        return publishVersion.publish(caller, key, tariffId, body.toWish(), VersionView::of);
    }

    @GET
    @Operation(operationId = "listVersions")
    public Uni<Page<VersionView>> list(@PathParam("tariffId") String tariffId, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        int after = number(cursor == null ? START : Cursor.decode(cursor, 1).getFirst());
        Function<KeptVersion, String> next = last -> Cursor.encode(String.valueOf(last.version().version()));
        return tariffs.versions(caller, tariffId, after, limit + 1)
                .map(rows -> Page.of(rows, limit, VersionView::of, next));
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "getVersion")
    public Uni<VersionView> get(@PathParam("tariffId") String tariffId, @PathParam("version") int version) {
        return tariffs.version(caller, new TariffVersion(tariffId, version)).map(VersionView::of);
    }

    @GET
    @Path("/{version}/diff")
    @Operation(operationId = "diffVersion",
            summary = "In what this version differs from another, by default the one before it")
    public Uni<VersionDiff> diff(@PathParam("tariffId") String tariffId, @PathParam("version") int version,
            @QueryParam("againstTariffId") String againstTariffId, @QueryParam("against") Integer against) {
        var other = new TariffVersion(againstTariffId == null ? tariffId : againstTariffId,
                against == null ? version - 1 : against);
        return tariffs.diff(caller, other, new TariffVersion(tariffId, version));
    }

    @GET
    @Path("/{version}/day-chart")
    @Operation(operationId = "getVersionDayChart", summary = "What each minute of a day costs under this version")
    public Uni<DayChart> dayChart(@PathParam("tariffId") String tariffId, @PathParam("version") int version,
            @QueryParam("day") @NotNull @Pattern(regexp = PriceResource.DAY) String day) {
        return prices.dayChart(caller, new TariffVersion(tariffId, version), Parameters.day("day", day));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
    }
}
