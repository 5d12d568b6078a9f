package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;

import io.vertx.mutiny.sqlclient.Row;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.CurrentBill;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.domain.Origin;
import org.chargeledger.billing.domain.RatedBill;
import org.chargeledger.billing.domain.SpendingOrder;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.billing.domain.UsedVoucher;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.TariffVersion;

/** A version of a bill as the table holds it; {@code bands} is its energy by band out of its lines, or null. */
final class BillRow {

    /** The column {@code bands} of a bill {@code b}. */
    static final String BANDS = """
            (select jsonb_object_agg(l.band, jsonb_build_object('energyTenthWh', l.quantity,
                    'estimated', 'ESTIMATED' = any(l.remarks)))::text from bill_line l
                where l.bill_month = b.bill_month and l.bill_no = b.bill_no and l.version = b.version
                    and l.component = 'ENERGY_FEE') as bands""";

    /** The column {@code spent_by} of a bill {@code b}; one of before it was kept has its operator's of then. */
    static final String ORDER = """
            coalesce(b.spending_order, (select s.spending_order_before from wallet_setting s
                where s.operator_id = b.operator_id), 'PRINCIPAL_FIRST') as spent_by""";

    record Part(long energyTenthWh, boolean estimated) {}

    record Bands(Map<Band, Part> parts) {}

    private BillRow() {}

    static CurrentBill current(Row row) {
        var state = BillState.valueOf(row.getString("state"));
        return new CurrentBill(row.getInteger("version"), state, values(row), fees(row), voucher(row), origin(row),
                state == BillState.SETTLED ? SpendingOrder.valueOf(row.getString("spent_by")) : null,
                superseding(row), new TariffVersion(row.getString("first_tariff_id"),
                        row.getInteger("first_tariff_version")));
    }

    private static TariffVersion superseding(Row row) {
        String tariffId = row.getString("superseding_tariff_id");
        return tariffId == null ? null : new TariffVersion(tariffId, row.getInteger("superseding_tariff_version"));
    }

    static RatedBill rated(Row row) {
        var since = instant(row, "record_stored_at");
        return new RatedBill(new BillNo(row.getString("bill_no")), row.getInteger("version"), values(row), fees(row),
                origin(row), since == null ? instant(row, "booked_at") : since);
    }

    static BillValues values(Row row) {
        String stopReason = row.getString("stop_reason");
        Map<Band, Part> parts = parts(row.getString("bands"));
        var energy = new EnumMap<Band, Energy>(Band.class);
        parts.forEach((band, part) -> energy.put(band, new Energy(part.energyTenthWh())));
        return new BillValues(instant(row, "charge_started_at"), instant(row, "charge_ended_at"),
                instant(row, "service_ended_at"), row.getLong("energy_tenth_wh"), energy,
                parts.keySet().stream().filter(band -> parts.get(band).estimated()).collect(Collectors.toSet()),
                row.getBoolean("idle_charged"), stopReason == null ? null : StopReason.of(stopReason));
    }

    static Fees fees(Row row) {
        return new Fees(new Money(row.getLong("energy_fee_fen")), new Money(row.getLong("service_fee_fen")),
                new Money(row.getLong("idle_fee_fen")));
    }

    static Origin origin(Row row) {
        var ratedAt = instant(row, "rated_at");
        return new Origin(Origin.Source.valueOf(row.getString("source")),
                ratedAt == null ? instant(row, "held_at") : ratedAt, row.getString("made_by"), row.getString("reason"),
                row.getBoolean("notify_driver"), row.getUUID("record_id"));
    }

    /** Bills of before the terms were told keep their discount as it was. */
    private static UsedVoucher voucher(Row row) {
        String id = row.getString("voucher_id");
        if (id == null) {
            return null;
        }
        Long face = row.getLong("voucher_face_fen");
        Long minimum = row.getLong("voucher_minimum_spend_fen");
        return new UsedVoucher(id, new Money(face == null ? row.getLong("discount_fen") : face),
                new Money(minimum == null ? 0 : minimum));
    }

    private static Map<Band, Part> parts(String json) {
        return json == null ? Map.of() : EventJson.read("{\"parts\":" + json + "}", Bands.class).parts();
    }
}
