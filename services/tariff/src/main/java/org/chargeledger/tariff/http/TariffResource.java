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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.Function;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Page;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.app.ReadTariffs;
import org.chargeledger.tariff.app.SaveTariff;
import org.chargeledger.tariff.domain.TariffName;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Tariffs by name; their prices are in their versions. */
@Path("/tariffs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class TariffResource {

    static final String TARIFF_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

    /** The reason is for the audit: a new name needs one, a new tariff may have one. */
    public record NewTariff(@NotBlank @Size(max = 80) String name, @Size(max = 200) String reason) {

        SaveTariff.Wish toWish() {
            return new SaveTariff.Wish(name, reason);
        }
    }

    public record TariffView(String tariffId, String name, Instant createdAt, int revision) {

        static TariffView of(TariffName tariff) {
            return new TariffView(tariff.tariffId(), tariff.name(), tariff.createdAt(), tariff.revision());
        }
    }

    private final SaveTariff saveTariff;
    private final ReadTariffs tariffs;
    private final Caller caller;

    TariffResource(SaveTariff saveTariff, ReadTariffs tariffs, Caller caller) {
        this.saveTariff = saveTariff;
        this.tariffs = tariffs;
        this.caller = caller;
    }

    @PUT
    @Path("/{tariffId}")
    @RolesAllowed({Roles.PLATFORM, Roles.ADMIN})
    @Operation(operationId = "saveTariff", summary = "Creates it; renames it with a reason, if If-Match is its ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TariffView.class)))
    public Uni<Response> save(@HeaderParam("Idempotency-Key") String key, @HeaderParam("If-Match") String ifMatch,
            @PathParam("tariffId") @Pattern(regexp = TARIFF_ID) String tariffId, @NotNull @Valid NewTariff body) {
        return saveTariff.save(caller, key, ifMatch, tariffId, body.toWish(), TariffView::of);
    }

    @GET
    @Operation(operationId = "listTariffs")
    public Uni<Page<TariffView>> list(@QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        Function<TariffName, String> next = last -> Cursor.encode(last.tariffId());
        return tariffs.list(caller, after, limit + 1).map(rows -> Page.of(rows, limit, TariffView::of, next));
    }

    @GET
    @Path("/{tariffId}")
    @Operation(operationId = "getTariff", summary = "The tariff; its ETag is its revision")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TariffView.class)))
    public Uni<Response> get(@PathParam("tariffId") String tariffId) {
        return tariffs.get(caller, tariffId).map(tariff -> Response.ok(TariffView.of(tariff))
                .header("ETag", ETag.of(tariff.revision())).build());
    }
}
