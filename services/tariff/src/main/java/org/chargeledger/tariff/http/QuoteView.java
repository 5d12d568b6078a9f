package org.chargeledger.tariff.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.BillTimes;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.DaySpan;
import org.chargeledger.rating.Explanation;
import org.chargeledger.rating.Language;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Remark;
import org.chargeledger.rating.TimeSpan;
import org.chargeledger.rating.TimeSpans;
import org.chargeledger.tariff.app.QuoteUsage;

/** A quote with its explanation: exact lines, how each component was rounded, and the same in words. */
public record QuoteView(String tariffId, int version, List<Line> lines, List<ComponentSum> components, long totalFen,
        Texts texts) {

    private static final long NANO_YUAN_PER_FEN = 10_000_000;

    /**
     * Quantity in 0.0001 kWh (price per kWh) or whole minutes (price per minute); periods as HH:mm–HH:mm of the days of
     * charging, each once. {@code spans} are the version's hours of the band within the charge, or the time of idling
     * that is charged; {@code moreSpans} are not listed. {@code periodZh} and {@code periodEn} say the same in words.
     */
    public record Line(Component component, Optional<Band> band, List<String> periods, long quantity,
            BillLine.Unit unit, long unitPriceHundredThousandths, long amountNanoYuan, boolean capped,
            boolean estimated, List<Remark> remarks, List<TimeSpan> spans, int moreSpans, String periodZh,
            String periodEn, String textZh, String textEn) {}

    /** {@code roundingNanoYuan} is what half-up rounding to the fen added or took away. */
    public record ComponentSum(Component component, long exactNanoYuan, long roundingNanoYuan, long fen) {}

    /** The whole bill, a sentence each. */
    public record Texts(List<String> zh, List<String> en) {}

    static QuoteView of(QuoteUsage.Quote quote) {
        List<BillLine> lines = quote.lines();
        return new QuoteView(quote.tariff().version().tariffId(), quote.tariff().version().number(),
                lines.stream().map(line -> line(quote, line)).toList(),
                Stream.of(Component.values()).map(component -> sum(lines, component)).toList(),
                Rating.total(lines).fen(),
                new Texts(Explanation.ofBill(lines, quote.times(), Language.ZH_CN),
                        Explanation.ofBill(lines, quote.times(), Language.EN)));
    }

    private static Line line(QuoteUsage.Quote quote, BillLine line) {
        BillTimes times = quote.times();
        TimeSpans spans = times.periodOf(line).spans();
        return new Line(line.component(), line.band(), periods(quote, line.band()), line.quantity(), line.unit(),
                line.unitPrice().hundredThousandths(), line.amount().nanoYuan(), line.capped(), line.estimated(),
                line.remarks().stream().sorted().toList(), spans.listed(), spans.more(),
                Explanation.ofPeriod(line, times, Language.ZH_CN), Explanation.ofPeriod(line, times, Language.EN),
                Explanation.ofLine(line, times, Language.ZH_CN), Explanation.ofLine(line, times, Language.EN));
    }

    private static List<String> periods(QuoteUsage.Quote quote, Optional<Band> band) {
        return quote.days().stream().flatMap(day -> quote.tariff().periodsOn(day).stream())
                .filter(period -> band.filter(period.band()::equals).isPresent())
                .map(DayPeriod::span).map(DaySpan::toString).distinct().toList();
    }

    private static ComponentSum sum(List<BillLine> lines, Component component) {
        long exact = Rating.exact(lines, component).nanoYuan();
        long fen = Rating.fee(lines, component).fen();
        return new ComponentSum(component, exact, fen * NANO_YUAN_PER_FEN - exact, fen);
    }
}
