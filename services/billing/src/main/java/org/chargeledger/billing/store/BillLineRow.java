package org.chargeledger.billing.store;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.ExactAmount;
import org.chargeledger.rating.Remark;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/** A line of a bill as the table holds it. */
final class BillLineRow {

    private BillLineRow() {}

    /** The remark that a column of its own holds is left out. */
    static String remarks(BillLine line) {
        return line.remarks().stream().filter(remark -> remark != Remark.CAPPED).sorted().map(Remark::name)
                .collect(Collectors.joining(","));
    }

    /** {@code tariff} is the bill's. */
    static BillLine line(Row row, TariffVersion tariff) {
        return new BillLine(tariff, Component.valueOf(row.getString("component")),
                Optional.ofNullable(row.getString("band")).map(Band::valueOf), row.getLong("quantity"),
                BillLine.Unit.valueOf(row.getString("unit")),
                new UnitPrice(row.getLong("unit_price_hundred_thousandths")),
                new ExactAmount(row.getLong("amount_nano_yuan")), remarks(row));
    }

    private static Set<Remark> remarks(Row row) {
        var remarks = EnumSet.noneOf(Remark.class);
        Arrays.stream(row.getArrayOfStrings("remarks")).map(Remark::valueOf).forEach(remarks::add);
        if (row.getBoolean("capped")) {
            remarks.add(Remark.CAPPED);
        }
        return remarks;
    }
}
