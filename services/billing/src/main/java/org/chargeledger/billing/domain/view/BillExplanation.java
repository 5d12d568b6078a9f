package org.chargeledger.billing.domain.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.BillTimes;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Explanation;
import org.chargeledger.rating.Language;
import org.chargeledger.rating.Remark;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TimeSpan;
import org.chargeledger.rating.TimeSpans;

/** A bill with every reason for its amount: each line is exact, each component is summed and rounded once; and in words. */
public record BillExplanation(BillSummary bill, List<Line> lines, List<RoundedComponent> components, Texts texts) {

    /** The whole bill, a sentence each. */
    public record Texts(List<String> zh, List<String> en) {

        static Texts of(List<BillLine> lines, BillTimes times) {
            return new Texts(Explanation.ofBill(lines, times, Language.ZH_CN),
                    Explanation.ofBill(lines, times, Language.EN));
        }
    }

    /** {@code times} are null for a bill without a line, which claims nothing. */
    public static BillExplanation of(BillSummary bill, List<BillLine> reasons, Fees fees, BillTimes times) {
        List<Line> lines = Line.of(reasons, times);
        return new BillExplanation(bill, lines, RoundedComponent.of(lines, fees), Texts.of(reasons, times));
    }

    /**
     * {@code quantity} counts {@code unit}: 0.0001 kWh, priced per kWh, or whole minutes, priced per minute.
     * {@code spans} are the version's hours of the band within the charge, which are not always those by the pile's
     * clock, or the time of idling that is charged; {@code moreSpans} are not listed. The period says it in words.
     */
    public record Line(int lineNo, String component, String band, long quantity, String unit,
            long unitPriceHundredThousandths, String tariffId, int tariffVersion, long amountNanoYuan,
            boolean capped, boolean estimated, List<Remark> remarks, List<TimeSpan> spans, int moreSpans,
            String periodZh, String periodEn, String textZh, String textEn) {

        public static List<Line> of(Bill bill, Tariff tariff) {
            return of(bill.lines(), bill.values().times(tariff));
        }

        static List<Line> of(List<BillLine> reasons, BillTimes times) {
            var lines = new ArrayList<Line>();
            reasons.forEach(line -> lines.add(of(lines.size() + 1, line, times)));
            return lines;
        }

        private static Line of(int lineNo, BillLine line, BillTimes times) {
            TimeSpans spans = times.periodOf(line).spans();
            return new Line(lineNo, line.component().name(), line.band().map(Enum::name).orElse(null), line.quantity(),
                    line.unit().name(), line.unitPrice().hundredThousandths(), line.tariff().tariffId(),
                    line.tariff().number(), line.amount().nanoYuan(), line.capped(), line.estimated(),
                    line.remarks().stream().sorted().toList(), spans.listed(), spans.more(),
                    Explanation.ofPeriod(line, times, Language.ZH_CN), Explanation.ofPeriod(line, times, Language.EN),
                    Explanation.ofLine(line, times, Language.ZH_CN), Explanation.ofLine(line, times, Language.EN));
        }
    }

    /** {@code roundingNanoYuan} is what half-up rounding to the fen added or took away. */
    public record RoundedComponent(String component, long exactNanoYuan, long roundingNanoYuan, long amountFen) {

        private static final long NANO_YUAN_PER_FEN = 10_000_000;

        public static List<RoundedComponent> of(List<Line> lines, Fees fees) {
            var exact = new HashMap<String, Long>();
            lines.forEach(line -> exact.merge(line.component(), line.amountNanoYuan(), Long::sum));
            var components = new ArrayList<RoundedComponent>();
            for (Component component : Component.values()) {
                long sum = exact.getOrDefault(component.name(), 0L);
                long fen = fees.of(component).fen();
                components.add(new RoundedComponent(component.name(), sum, fen * NANO_YUAN_PER_FEN - sum, fen));
            }
            return components;
        }
    }
}
