package org.chargeledger.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says in words where a bill comes from: each line, how each component was rounded, and the total. */
public final class Explanation {

    private Explanation() {}

    /** The lines of one component, then its rounding, component by component, then the total. */
    public static List<String> ofBill(List<BillLine> lines, Language language) {
        var sentences = new ArrayList<String>();
        for (Component component : Component.values()) {
            List<BillLine> own = lines.stream().filter(line -> line.component() == component).toList();
            own.forEach(line -> sentences.add(ofLine(line, language)));
            if (!own.isEmpty()) {
                sentences.add(ofRounding(own, component, language));
            }
        }
        sentences.add(Words.in(language).total().formatted(yuan(Rating.total(lines))));
        return List.copyOf(sentences);
    }

    /** Quantity, unit price, exact amount, band and tariff version, and what else the line has to say. */
    public static String ofLine(BillLine line, Language language) {
        Words words = Words.in(language);
        String component = words.components().get(line.component());
        String amount = decimal(line.amount().nanoYuan(), 9);
        String tariff = line.tariff().tariffId();
        int version = line.tariff().number();
        var text = new StringBuilder(switch (line.unit()) {
            case TENTH_WH -> words.energyLine().formatted(component, line.band().map(words.bands()::get).orElseThrow(),
                    decimal(line.quantity(), 4), line.unitPrice(), amount, tariff, version);
            case MINUTE -> words.idleLine().formatted(component, line.quantity(), line.unitPrice(), amount, tariff,
                    version);
        });
        line.remarks().stream().sorted().map(words.remarks()::get)
                .forEach(remark -> text.append(words.remark().formatted(remark)));
        return text.toString();
    }

    /** What rounding did to a component. */
    public static String ofRounding(List<BillLine> lines, Component component, Language language) {
        Words words = Words.in(language);
        return words.rounding().formatted(words.components().get(component),
                decimal(Rating.exact(lines, component).nanoYuan(), 9), yuan(Rating.fee(lines, component)));
    }

    private static String yuan(Money money) {
        return decimal(money.fen(), 2);
    }

    private static String decimal(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale).toPlainString();
    }
}
