package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BandSplit;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.BillTimes;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.MeterSample;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnpricedBand;
import org.chargeledger.rating.Usage;

/** Prices a given usage by the same function as a bill. */
@ApplicationScoped
public class QuoteUsage {

    /**
     * By a version, or by what holds at a place at a moment; energy by band or samples of the register, the other being
     * null; {@code plugOutReported} null is as the pile is known.
     */
    public record Wish(String tariffId, Integer version, String stationId, String pileCode, Instant at,
            Map<Band, Energy> energyByBand, List<MeterSample> samples, Optional<Instant> chargeStartedAt,
            Instant chargeEndedAt, Instant serviceEndedAt, Boolean plugOutReported) {

        boolean namesVersion() {
            return tariffId != null && version != null;
        }
    }

    /** The tariff that was used, the local days of charging, and the reasons of the price. */
    public record Quote(Tariff tariff, List<LocalDate> days, List<BillLine> lines, BillTimes times) {}

    private final ReadTariffs tariffs;
    private final ReadPrices prices;

    QuoteUsage(ReadTariffs tariffs, ReadPrices prices) {
        this.tariffs = tariffs;
        this.prices = prices;
    }

    public Uni<Quote> quote(Caller caller, Wish wish) {
        return wish.namesVersion()
                ? tariffs.version(caller, new TariffVersion(wish.tariffId(), wish.version()))
                        .map(kept -> quote(kept.version().toTariff(), wish, true))
                : prices.inForce(caller, wish.stationId(), wish.pileCode(), wish.at())
                        .map(price -> quote(price.version().toTariff(), wish, price.place().plugOutReported()));
    }

    private static Quote quote(Tariff tariff, Wish wish, boolean plugOutReported) {
        boolean reported = wish.plugOutReported() == null ? plugOutReported : wish.plugOutReported();
        var times = new BillTimes(tariff, wish.chargeStartedAt(), wish.chargeEndedAt(), wish.serviceEndedAt());
        return new Quote(tariff, days(tariff.zone(), wish), rate(tariff, usage(tariff, wish, reported)), times);
    }

    /** From the start of charging, if it is known, to the last sample or the end of charging. */
    private static List<LocalDate> days(ZoneId zone, Wish wish) {
        Instant first = wish.chargeStartedAt().orElse(wish.chargeEndedAt());
        Instant last = wish.samples() == null ? wish.chargeEndedAt() : wish.samples().getLast().at();
        return LocalDate.ofInstant(first, zone).datesUntil(LocalDate.ofInstant(last, zone).plusDays(1)).toList();
    }

    private static Usage usage(Tariff tariff, Wish wish, boolean plugOutReported) {
        if (wish.samples() == null) {
            return new Usage(wish.energyByBand(), Set.of(), wish.chargeEndedAt(), wish.serviceEndedAt(),
                    plugOutReported);
        }
        BandSplit split = BandSplit.of(tariff, wish.samples());
        return new Usage(split.energyByBand(), split.estimatedBands(), wish.chargeEndedAt(), wish.serviceEndedAt(),
                plugOutReported);
    }

    private static List<BillLine> rate(Tariff tariff, Usage usage) {
        try {
            return Rating.rate(tariff, usage);
        } catch (UnpricedBand e) {
            throw new Refusal(422, "band-unpriced", "Band without a price", e.getMessage(),
                    Map.of("tariffId", e.version().tariffId(), "version", e.version().number(), "band", e.band()));
        }
    }
}
