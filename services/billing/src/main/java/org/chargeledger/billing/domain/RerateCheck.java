package org.chargeledger.billing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnpricedBand;

/** Rates a kept bill again and names every place where it would come out otherwise: the same input is the same bill for ever. */
public final class RerateCheck {

    /** A place, as a JSON pointer, what is kept there and what rating says; null where there is nothing. */
    public record Difference(String at, String stored, String rerated) {}

    private final List<Difference> differences = new ArrayList<>();

    private RerateCheck() {}

    /** {@code record} is the one that it was rated from, where there is one. */
    public static List<Difference> of(StoredBill bill, Optional<Tariff> tariff, Optional<TransactionRecord> record) {
        var check = new RerateCheck();
        record.ifPresent(measured -> check.compare(bill.values(), measured));
        try {
            check.compare(bill, Bill.lines(bill.values(), bill.plugOutReported(), tariff.orElseThrow(
                    () -> new IllegalStateException("there is no tariff " + bill.tariff()))));
        } catch (UnpricedBand | IllegalStateException | ArithmeticException impossible) {
            check.differ("/tariff", bill.tariff(), impossible.getMessage());
        }
        return List.copyOf(check.differences);
    }

    /** What was split along a curve is not split again: readings may have come since. */
    private void compare(BillValues kept, TransactionRecord record) {
        differ("/chargeStartedAt", kept.chargeStartedAt(), record.chargeStartedAt());
        differ("/chargeEndedAt", kept.chargeEndedAt(), record.chargeEndedAt());
        differ("/energyTenthWh", kept.energyTenthWh(), record.energyTenthWh());
        if (record.hasBands()) {
            differ("/energyByBand", kept.energyByBand(), BillValues.of(record, kept.serviceEndedAt()).energyByBand());
        }
    }

    private void compare(StoredBill bill, List<BillLine> lines) {
        for (int i = 0; i < Math.max(lines.size(), bill.lines().size()); i++) {
            differ("/lines/" + i, line(bill.lines(), i), line(lines, i));
        }
        Fees fees = Fees.of(lines);
        for (Component component : Component.values()) {
            differ("/fees/" + component, bill.fees().of(component), fees.of(component));
        }
        differ("/totalFen", bill.totalFen(), fees.total().fen());
        differ("/discountableFen", bill.discountableFen(), fees.discountable().fen());
    }

    private static BillLine line(List<BillLine> lines, int i) {
        return i < lines.size() ? lines.get(i) : null;
    }

    private void differ(String at, Object stored, Object rerated) {
        if (stored == null || !stored.equals(rerated)) {
            differences.add(new Difference(at, text(stored), text(rerated)));
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
