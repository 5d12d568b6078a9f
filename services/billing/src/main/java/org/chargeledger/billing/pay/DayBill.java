package org.chargeledger.billing.pay;

import java.util.List;
import org.chargeledger.rating.Money;

/** The trade bill of one day: yuan in text, each value behind a grave accent, its sums in the last line. */
public record DayBill(Money paid, Money refunded) {

    public static final DayBill NOTHING_TRADED = new DayBill(Money.ZERO, Money.ZERO);

    private static final String PAID = "订单总金额";
    private static final String REFUNDED = "退款总金额";

    static DayBill read(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() < 2) {
            throw new IllegalArgumentException("a trade bill ends with its sums");
        }
        List<String> names = values(lines.get(lines.size() - 2));
        List<String> sums = values(lines.getLast());
        return new DayBill(sum(names, sums, PAID), sum(names, sums, REFUNDED));
    }

    private static Money sum(List<String> names, List<String> sums, String name) {
        int column = names.indexOf(name);
        if (column < 0 || column >= sums.size()) {
            throw new IllegalArgumentException("the trade bill has no " + name);
        }
        return Money.ofYuan(sums.get(column));
    }

    private static List<String> values(String line) {
        return List.of(line.replace("`", "").split(","));
    }
}
