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
import java.util.Optional;
import java.util.stream.Collectors;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.MeterSample;
import org.chargeledger.tariff.app.QuoteUsage;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What would this usage cost, and why: the same function as billing, nothing is stored. */
@Path("/quotes")
@RolesAllowed({Roles.PLATFORM, Roles.ADMIN, Roles.FINANCE, Roles.DESK, Roles.VIEWER})
public class QuoteResource {

    private static final int MAX_TENTH_WH = 100_000_000;
    private static final int MAX_SAMPLES = 10_000;
    private static final Duration LONGEST_CHARGE = Duration.ofDays(31);
    private static final Duration LONGEST_SERVICE = Duration.ofDays(366);

    public record BandEnergy(@NotNull Band band, @Min(0) @Max(MAX_TENTH_WH) long energyTenthWh) {}

    public record Sample(@NotNull Instant at, @Min(0) @Max(Integer.MAX_VALUE) long registerTenthWh) {}

    /**
     * The price is a version's, or what holds at a pile or station at {@code at}: when the session is requested, by
     * default when charging starts. The energy comes by band, or as samples of the register, first and last being the
     * start and the end of charging. {@code chargeStartedAt} is for a quote by band that shall tell each line's hours.
     */
    public record NewQuote(String tariffId, @Min(1) Integer version, String stationId, String pileCode, Instant at,
            @Size(max = 5) List<@NotNull @Valid BandEnergy> bands,
            @Size(min = 2, max = MAX_SAMPLES) List<@NotNull @Valid Sample> samples,
            Instant chargeStartedAt, @NotNull Instant chargeEndedAt, @NotNull Instant serviceEndedAt,
            Boolean plugOutReported) {

        QuoteUsage.Wish toWish() {
            if ((tariffId == null || version == null) && stationId == null && pileCode == null) {
                throw Refusal.badRequest("name tariffId and version, or a stationId, or a pileCode");
            }
            if ((bands == null) == (samples == null)) {
                throw Refusal.badRequest("give the energy as bands or as samples");
            }
            if (at == null && start().isEmpty() && (tariffId == null || version == null)) {
                throw Refusal.badRequest("say at which moment the price at this place is asked for");
            }
            if (chargeStartedAt != null) {
                requireCharge();
            }
            if (Duration.between(chargeEndedAt, serviceEndedAt).compareTo(LONGEST_SERVICE) > 0) {
                throw Refusal.badRequest("service ends more than " + LONGEST_SERVICE.toDays() + " days after charging");
            }
            return new QuoteUsage.Wish(tariffId, version, stationId, pileCode, at == null ? start().orElse(null) : at,
                    bands == null ? null : energy(), samples == null ? null : register(), start(), chargeEndedAt,
                    serviceEndedAt, plugOutReported);
        }

        private void requireCharge() {
            if (samples != null) {
                throw Refusal.badRequest("the first sample is the start of charging: leave chargeStartedAt out");
            }
            if (chargeStartedAt.isAfter(chargeEndedAt)
                    || Duration.between(chargeStartedAt, chargeEndedAt).compareTo(LONGEST_CHARGE) > 0) {
                throw Refusal.badRequest("charging ends before it starts, or more than " + LONGEST_CHARGE.toDays()
                        + " days later");
            }
        }

        private Optional<Instant> start() {
            return samples == null ? Optional.ofNullable(chargeStartedAt) : Optional.of(samples.getFirst().at());
        }

        private Map<Band, Energy> energy() {
            return bands.stream().collect(Collectors.toMap(BandEnergy::band, band -> new Energy(band.energyTenthWh()),
                    QuoteResource::refuseTwice));
        }

        private List<MeterSample> register() {
            Sample first = samples.getFirst();
            Sample last = samples.getLast();
            long rise = last.registerTenthWh() - first.registerTenthWh();
            if (last.at().isBefore(first.at()) || rise < 0) {
                throw Refusal.badRequest("the last sample is before or below the first");
            }
            if (rise > MAX_TENTH_WH || Duration.between(first.at(), last.at()).compareTo(LONGEST_CHARGE) > 0) {
                throw Refusal.badRequest("the last sample is more than " + MAX_TENTH_WH
                        + " tenths of a watt hour above the first, or more than " + LONGEST_CHARGE.toDays()
                        + " days later");
            }
            return samples.stream().map(sample -> new MeterSample(sample.at(), new Energy(sample.registerTenthWh())))
                    .toList();
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
        return quoteUsage.quote(caller, body.toWish()).map(QuoteView::of);
    }

    private static Energy refuseTwice(Energy one, Energy other) {
        throw Refusal.badRequest("a band is named twice");
    }
}
