package org.chargeledger.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chargeledger.rating.LinePeriod.BandHours;
import org.chargeledger.rating.LinePeriod.Idling;
import org.chargeledger.rating.LinePeriod.UnknownHours;
import org.chargeledger.rating.LinePeriod.UnknownIdling;

/** Says in words where a bill comes from: each line, how each component was rounded, and the total. */
public final class Explanation {

    private Explanation() {}

    /** The lines of one component, then its rounding, component by component, then the total. */
    public static List<String> ofBill(List<BillLine> lines, BillTimes times, Language language) {
        var sentences = new ArrayList<String>();
        for (Component component : Component.values()) {
            List<BillLine> own = lines.stream().filter(line -> line.component() == component).toList();
            own.forEach(line -> sentences.add(ofLine(line, times, language)));
            if (!own.isEmpty()) {
                sentences.add(ofRounding(own, component, language));
            }
        }
        sentences.add(Words.in(language).total().formatted(yuan(Rating.total(lines))));
        return List.copyOf(sentences);
    }

    /** Quantity, unit price, exact amount, band, period and tariff version, and what else the line has to say. */
    public static String ofLine(BillLine line, BillTimes times, Language language) {
        Words words = Words.in(language);
        String component = words.components().get(line.component());
        String amount = decimal(line.amount().nanoYuan(), 9);
        String period = ofPeriod(line, times, language);
        String tariff = line.tariff().tariffId();
        int version = line.tariff().number();
        var text = new StringBuilder(switch (line.unit()) {
            case TENTH_WH -> words.energyLine().formatted(component, line.band().map(words.bands()::get).orElseThrow(),
                    decimal(line.quantity(), 4), line.unitPrice(), amount, period, tariff, version);
            case MINUTE -> words.idleLine().formatted(component, line.quantity(), line.unitPrice(), amount, period,
                    tariff, version);
        });
        line.remarks().stream().sorted().map(words.remarks()::get)
                .forEach(remark -> text.append(words.remark().formatted(remark)));
        return text.toString();
    }

    /** When its quantity came about, by the station's clock. */
    public static String ofPeriod(BillLine line, BillTimes times, Language language) {
        PeriodWords words = PeriodWords.in(language);
        ClockText clock = times.clock();
        return switch (times.periodOf(line)) {
            case BandHours(TimeSpans hours) -> hours.listed().isEmpty() ? words.noBandHours()
                    : words.bandHours().formatted(spans(hours, clock, words));
            case UnknownHours(boolean startKnown) -> startKnown
                    ? words.chargeTooLong().formatted(BillTimes.LONGEST_CHARGE.toDays()) : words.startUnknown();
            case Idling idling -> idling(idling, line, clock, words);
            case UnknownIdling(Instant chargeEndedAt) -> words.unknownIdling().formatted(clock.of(chargeEndedAt));
        };
    }

    /** What rounding did to a component. */
    public static String ofRounding(List<BillLine> lines, Component component, Language language) {
        Words words = Words.in(language);
        return words.rounding().formatted(words.components().get(component),
                decimal(Rating.exact(lines, component).nanoYuan(), 9), yuan(Rating.fee(lines, component)));
    }

    private static String idling(Idling idling, BillLine line, ClockText clock, PeriodWords words) {
        var text = new StringBuilder(words.idling().formatted(clock.of(idling.chargeEndedAt()),
                clock.of(idling.freeUntil()), clock.of(idling.serviceEndedAt()), idling.wholeMinutes()));
        if (line.remarks().contains(Remark.QUIET_HOURS)) {
            text.append(words.quiet().formatted(spans(idling.quiet(), clock, words),
                    idling.wholeMinutes() - line.quantity()));
        }
        idling.cap().map(Explanation::yuan).ifPresent(cap ->
                text.append((line.capped() ? words.capped() : words.withinCap()).formatted(cap)));
        return text.toString();
    }

    private static String spans(TimeSpans spans, ClockText clock, PeriodWords words) {
        String listed = spans.listed().stream().map(clock::of).collect(Collectors.joining(words.separator()));
        return spans.more() == 0 ? listed : listed + words.more().formatted(spans.more());
    }

    static String yuan(Money money) {
        return decimal(money.fen(), 2);
    }

    private static String decimal(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale).toPlainString();
    }
}
