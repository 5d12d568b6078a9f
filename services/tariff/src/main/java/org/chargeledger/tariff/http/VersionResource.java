package org.chargeledger.tariff.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.app.PublishVersion;
import org.chargeledger.tariff.app.ReadTariffs;
import org.chargeledger.tariff.domain.Finding;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.VersionDraft;
import org.chargeledger.tariff.domain.YkcLimits;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The versions of a tariff: added, listed, never changed. */
@Path("/tariffs/{tariffId}/versions")
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class VersionResource {

    private static final String START = "0";

    /** Anything may be absent or wrong here: the answer names every finding at once. */
    public record NewVersion(String zoneId, Instant effectiveFrom, @Size(max = 2000) List<String> stationIds,
            String modelNo, @Size(max = 1440) List<VersionDraft.Period> periods, VersionDraft.IdleFee idleFee) {

        VersionDraft toDraft() {
            return new VersionDraft(zoneId, effectiveFrom == null ? null : effectiveFrom.truncatedTo(ChronoUnit.MICROS),
                    stationIds, modelNo, periods, idleFee);
        }
    }

    public record VersionView(String tariffId, int version, String name, String zoneId, Instant effectiveFrom,
            List<String> stationIds, String modelNo, List<PublishedVersion.Period> periods, PublishedVersion.Idle idleFee,
            List<Finding> warnings) {

        static VersionView of(PublishedVersion version) {
            return new VersionView(version.tariffId(), version.version(), version.name(), version.zoneId(),
                    version.effectiveFrom(), version.stationIds(), version.modelNo(), version.periods(),
                    version.idleFee(), YkcLimits.warnings(version));
        }
    }

    private final PublishVersion publishVersion;
    private final ReadTariffs tariffs;
    private final Caller caller;

    VersionResource(PublishVersion publishVersion, ReadTariffs tariffs, Caller caller) {
        this.publishVersion = publishVersion;
        this.tariffs = tariffs;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.PLATFORM, Roles.ADMIN})
    @Operation(operationId = "publishVersion", summary = "Adds an immutable version, or refuses it with all findings")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = VersionView.class)))
    @APIResponse(responseCode = "422", description = "/problems/tariff-version-refused with the list findings")
    public Uni<Response> publish(@HeaderParam("Idempotency-Key") String key, @PathParam("tariffId") String tariffId,
            @NotNull @Valid NewVersion body) {
        return publishVersion.publish(caller, key, tariffId, body.toDraft(), VersionView::of);
    }

    @GET
    @Operation(operationId = "listVersions")
    public Uni<Page<VersionView>> list(@PathParam("tariffId") String tariffId, @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        int after = number(cursor == null ? START : Cursor.decode(cursor, 1).getFirst());
        Function<PublishedVersion, String> next = last -> Cursor.encode(String.valueOf(last.version()));
        return tariffs.versions(caller, tariffId, after, limit + 1)
                .map(rows -> Page.of(rows, limit, VersionView::of, next));
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "getVersion")
    public Uni<VersionView> get(@PathParam("tariffId") String tariffId, @PathParam("version") int version) {
        return tariffs.version(caller, new TariffVersion(tariffId, version)).map(VersionView::of);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("the cursor is not one of this list");
        }
    }
}
