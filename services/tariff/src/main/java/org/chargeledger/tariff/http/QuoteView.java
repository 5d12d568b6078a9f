package org.chargeledger.tariff.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Rating;
import org.chargeledger.tariff.app.QuoteUsage;
import org.chargeledger.tariff.domain.PublishedVersion;

/** A quote with its explanation: exact lines, and how each component was rounded. */
public record QuoteView(String tariffId, int version, List<Line> lines, List<ComponentSum> components, long totalFen) {

    private static final long NANO_YUAN_PER_FEN = 10_000_000;

    /** Quantity in 0.0001 kWh (price per kWh) or whole minutes (price per minute); periods as HH:mm–HH:mm of the zone. */
    public record Line(Component component, Optional<Band> band, List<String> periods, long quantity,
            BillLine.Unit unit, long unitPriceHundredThousandths, long amountNanoYuan, boolean capped) {}

    /** {@code roundingNanoYuan} is what half-up rounding to the fen added or took away. */
    public record ComponentSum(Component component, long exactNanoYuan, long roundingNanoYuan, long fen) {}

    static QuoteView of(QuoteUsage.Quote quote) {
        return new QuoteView(quote.version().tariffId(), quote.version().version(),
                quote.lines().stream().map(line -> line(quote.version(), line)).toList(),
                Stream.of(Component.values()).map(component -> sum(quote.lines(), component)).toList(),
                Rating.total(quote.lines()).fen());
    }

    private static Line line(PublishedVersion version, BillLine line) {
        return new Line(line.component(), line.band(), periods(version, line.band()), line.quantity(), line.unit(),
                line.unitPrice().hundredThousandths(), line.amount().nanoYuan(), line.capped());
    }

    private static List<String> periods(PublishedVersion version, Optional<Band> band) {
        return version.periods().stream().filter(period -> band.filter(period.band()::equals).isPresent())
                .map(period -> period.from() + "–" + period.to()).toList();
    }

    private static ComponentSum sum(List<BillLine> lines, Component component) {
        long exact = lines.stream().filter(line -> line.component() == component)
                .mapToLong(line -> line.amount().nanoYuan()).sum();
        long fen = Rating.fee(lines, component).fen();
        return new ComponentSum(component, exact, fen * NANO_YUAN_PER_FEN - exact, fen);
    }
}
