package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.texts;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.StoredBill;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.TariffVersion;

/** Versions of bills that claim something, as they are kept, with all they were rated from. */
@ApplicationScoped
public class StoredBills {

    private record Key(String billNo, int version) {}

    /** In the order of number and version, after the given one. */
    public List<StoredBill> after(Tx tx, String billNo, int version, int limit) {
        var rows = new LinkedHashMap<Key, Row>();
        tx.query("""
                select b.*, s.plug_out_reported, null as bands from bill b
                join session s on s.bill_month = b.bill_month and s.bill_no = b.bill_no
                where b.state <> 'HELD' and (b.bill_no, b.version) > ($1, $2)
                order by b.bill_no, b.version limit $3""", billNo, version, limit)
                .forEach(row -> rows.put(new Key(row.getString("bill_no"), row.getInteger("version")), row));
        Map<Key, List<BillLine>> lines = lines(tx, rows);
        return rows.entrySet().stream()
                .map(entry -> bill(entry.getValue(), lines.getOrDefault(entry.getKey(), List.of()))).toList();
    }

    private static Map<Key, List<BillLine>> lines(Tx tx, Map<Key, Row> bills) {
        var lines = new HashMap<Key, List<BillLine>>();
        List<BillNo> numbers = bills.keySet().stream().map(key -> new BillNo(key.billNo())).distinct().toList();
        tx.query("""
                select * from bill_line where bill_month = any($1) and bill_no = any($2)
                order by bill_no, version, line_no""",
                dates(numbers.stream().map(BillNo::month).distinct().toList(), month -> month),
                texts(numbers, BillNo::digits)).forEach(row -> {
                    var key = new Key(row.getString("bill_no"), row.getInteger("version"));
                    if (bills.containsKey(key)) {
                        lines.computeIfAbsent(key, one -> new ArrayList<>())
                                .add(BillLineRow.line(row, tariff(bills.get(key))));
                    }
                });
        return lines;
    }

    private static StoredBill bill(Row row, List<BillLine> lines) {
        return new StoredBill(new BillNo(row.getString("bill_no")), row.getInteger("version"),
                row.getString("operator_id"), tariff(row), values(BillRow.values(row), lines),
                row.getBoolean("plug_out_reported"), lines, BillRow.fees(row),
                row.getLong("total_fen"), row.getLong("discountable_fen"),
                row.getString("made_by") == null ? row.getUUID("record_id") : null);
    }

    /** What a bill was rated from by band is kept as the quantities of its lines of electricity. */
    private static BillValues values(BillValues kept, List<BillLine> lines) {
        var energy = new EnumMap<Band, Energy>(Band.class);
        var estimated = EnumSet.noneOf(Band.class);
        lines.stream().filter(line -> line.component() == Component.ENERGY_FEE).forEach(line -> {
            energy.put(line.band().orElseThrow(), new Energy(line.quantity()));
            if (line.estimated()) {
                estimated.add(line.band().orElseThrow());
            }
        });
        return new BillValues(kept.chargeStartedAt(), kept.chargeEndedAt(), kept.serviceEndedAt(), kept.energyTenthWh(),
                energy, estimated, kept.idleCharged(), kept.stopReason());
    }

    private static TariffVersion tariff(Row row) {
        return new TariffVersion(row.getString("tariff_id"), row.getInteger("tariff_version"));
    }
}
