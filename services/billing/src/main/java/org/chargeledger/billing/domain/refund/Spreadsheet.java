package org.chargeledger.billing.domain.refund;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chargeledger.rating.Money;

/** Lines of comma separated values (RFC 4180) that a spreadsheet opens without running anything that drivers typed. */
public final class Spreadsheet {

    /** By this mark spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

    /** A null cell is empty. */
    public Spreadsheet line(Object... cells) {
        text.append(Arrays.stream(cells).map(Spreadsheet::cell).collect(Collectors.joining(","))).append("\r\n");
        return this;
    }

    private static String cell(Object value) {
        if (value instanceof Money money) {
            return String.format("%d.%02d", money.fen() / 100, money.fen() % 100);
        }
        String raw = value == null ? "" : value.toString();
        boolean formula = !raw.isEmpty() && FORMULA_STARTS.indexOf(raw.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + raw.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
