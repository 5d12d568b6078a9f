package org.chargeledger.billing.domain.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Explanation;
import org.chargeledger.rating.Language;
import org.chargeledger.rating.Remark;

/** A bill with every reason for its amount: each line is exact, each component is summed and rounded once; and in words. */
public record BillExplanation(BillSummary bill, List<Line> lines, List<RoundedComponent> components, Texts texts) {

    /** The whole bill, a sentence each. */
    public record Texts(List<String> zh, List<String> en) {

        static Texts of(List<BillLine> lines) {
            return new Texts(Explanation.ofBill(lines, Language.ZH_CN), Explanation.ofBill(lines, Language.EN));
        }
    }

    public static BillExplanation of(BillSummary bill, List<BillLine> reasons, Fees fees) {
        List<Line> lines = Line.of(reasons);
        return new BillExplanation(bill, lines, RoundedComponent.of(lines, fees), Texts.of(reasons));
    }

    /** {@code quantity} counts {@code unit}: 0.0001 kWh, priced per kWh, or whole minutes, priced per minute. */
    public record Line(int lineNo, String component, String band, long quantity, String unit,
            long unitPriceHundredThousandths, String tariffId, int tariffVersion, long amountNanoYuan,
            boolean capped, boolean estimated, List<Remark> remarks, String textZh, String textEn) {

        public static List<Line> of(Bill bill) {
            return of(bill.lines());
        }

        static List<Line> of(List<BillLine> reasons) {
            var lines = new ArrayList<Line>();
            reasons.forEach(line -> lines.add(new Line(lines.size() + 1, line.component().name(),
                    line.band().map(Enum::name).orElse(null), line.quantity(), line.unit().name(),
                    line.unitPrice().hundredThousandths(), line.tariff().tariffId(), line.tariff().number(),
                    line.amount().nanoYuan(), line.capped(), line.estimated(), line.remarks().stream().sorted().toList(),
                    Explanation.ofLine(line, Language.ZH_CN), Explanation.ofLine(line, Language.EN))));
            return lines;
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
