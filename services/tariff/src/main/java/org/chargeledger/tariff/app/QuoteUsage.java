package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnpricedBand;
import org.chargeledger.rating.Usage;
import org.chargeledger.tariff.domain.PublishedVersion;

/** Prices a given usage by the same function as a bill. */
@ApplicationScoped
public class QuoteUsage {

    /** The version that was used and the reasons of the price. */
    public record Quote(PublishedVersion version, List<BillLine> lines) {}

    private final ReadTariffs tariffs;

    QuoteUsage(ReadTariffs tariffs) {
        this.tariffs = tariffs;
    }

    public Uni<Quote> quote(Caller caller, TariffVersion version, Usage usage) {
        return tariffs.version(caller, version).map(found -> new Quote(found, rate(found, usage)));
    }

    private static List<BillLine> rate(PublishedVersion version, Usage usage) {
        try {
            return Rating.rate(version.toTariff(), usage);
        } catch (UnpricedBand e) {
            throw new Refusal(422, "band-unpriced", "Band without a price", e.getMessage(),
                    Map.of("tariffId", e.version().tariffId(), "version", e.version().number(), "band", e.band()));
        }
    }
}
