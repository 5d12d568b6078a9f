package org.chargeledger.tariff.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.Usage;
import org.chargeledger.tariff.app.QuoteUsage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What would this usage cost, and why: the same function as billing, nothing is stored. */
@Path("/quotes")
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class QuoteResource {

    private static final int MAX_TENTH_WH = 100_000_000;
    private static final Duration LONGEST_SERVICE = Duration.ofDays(366);

    public record BandEnergy(@NotNull Band band, @Min(0) @Max(MAX_TENTH_WH) long energyTenthWh) {}

    public record NewQuote(@NotNull String tariffId, @Min(1) int version,
            @NotNull @Valid @Size(max = 5) List<BandEnergy> bands, @NotNull Instant chargeEndedAt,
            @NotNull Instant serviceEndedAt) {

        Usage toUsage() {
            Map<Band, Energy> energy = bands.stream().collect(
                    Collectors.toMap(BandEnergy::band, band -> new Energy(band.energyTenthWh()), QuoteResource::refuseTwice));
            if (Duration.between(chargeEndedAt, serviceEndedAt).compareTo(LONGEST_SERVICE) > 0) {
                throw Refusal.badRequest("service ends more than " + LONGEST_SERVICE.toDays() + " days after charging");
            }
            return new Usage(energy, chargeEndedAt, serviceEndedAt);
        }
    }

    private final QuoteUsage quoteUsage;
    private final Caller caller;

    QuoteResource(QuoteUsage quoteUsage, Caller caller) {
        this.quoteUsage = quoteUsage;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "quote", summary = "Prices a usage and explains every line; stores nothing")
    public Uni<QuoteView> quote(@NotNull @Valid NewQuote body) {
        return quoteUsage.quote(caller, new TariffVersion(body.tariffId(), body.version()), body.toUsage())
                .map(QuoteView::of);
    }

    private static Energy refuseTwice(Energy one, Energy other) {
        throw Refusal.badRequest("a band is named twice");
    }
}
