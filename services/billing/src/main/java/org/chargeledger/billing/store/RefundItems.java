package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.utc;
import static org.chargeledger.billing.store.Columns.uuids;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.refund.BatchState;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.FrozenItem;
import org.chargeledger.billing.domain.refund.ItemState;
import org.chargeledger.billing.domain.refund.RefundComponent;
import org.chargeledger.kit.audit.Actor;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** The bills of refund batches. Each is claimed by one worker at a time and keeps its refund's number for ever. */
@ApplicationScoped
public class RefundItems {

    /** {@code refundedAt} is null until the ledger gave the money back. */
    public record Item(String operatorId, UUID batchId, UUID refundId, FrozenItem frozen, Destination destination,
            ItemState state, Instant refundedAt, BatchState batchState, RefundComponent component, String batchReason,
            Actor approver) {}

    private static final String SELECT = """
            select i.*, b.state as batch_state, b.component, b.reason as batch_reason, b.approved_by,
                b.approved_by_subject, b.approved_in_name_of
            from refund_item i join refund_batch b on b.operator_id = i.operator_id and b.batch_id = i.batch_id""";

    public void add(Tx tx, String operatorId, UUID batchId, Destination destination, List<FrozenItem> items,
            Instant at) {
        tx.execute("""
                insert into refund_item (operator_id, batch_id, destination, changed_at, bill_month, bill_no,
                    bill_version, refund_id, driver_id, station_id, requested_at, bill_total_fen, idle_fee_fen,
                    amount_fen)
                select $1, $2::uuid, $3, $4::timestamptz, u.* from unnest($5::date[], $6::text[], $7::int[], $8::uuid[],
                    $9::uuid[], $10::text[], $11::timestamptz[], $12::bigint[], $13::bigint[], $14::bigint[]) u""",
                operatorId, batchId, destination.name(), utc(at), dates(items, i -> i.billNo().month()),
                texts(items, i -> i.billNo().digits()), ints(items, FrozenItem::billVersion),
                uuids(items, i -> UUID.randomUUID()), uuids(items, FrozenItem::driverId),
                texts(items, FrozenItem::stationId), times(items, FrozenItem::requestedAt),
                longs(items, i -> i.total().fen()), longs(items, i -> i.idleFee().fen()),
                longs(items, i -> i.amount().fen()));
    }

    /** The next one to refund, of all operators, that nobody else is at and whose time has come. */
    public Optional<Item> claim(Tx tx, Instant now) {
        return items(tx, SELECT + """
                 where i.state = 'OPEN' and not i.under_way and b.state in ('APPROVED', 'RUNNING')
                    and (i.again_at is null or i.again_at <= $1)
                order by b.approved_at, i.batch_id, i.bill_no limit 1 for update of i skip locked""",
                utc(now)).stream().findFirst();
    }

    /** It broke, as staff see; others go first. */
    public void again(Tx tx, UUID refundId, String reason, Instant at) {
        tx.execute("update refund_item set reason = $2, again_at = $3 where refund_id = $1 and state = 'OPEN'",
                refundId, reason, utc(at));
    }

    /** The item whose refund goes on as this payout. */
    public Optional<Item> lock(Tx tx, String operatorId, UUID payoutId) {
        return items(tx, SELECT + " where i.operator_id = $1 and i.refund_id = $2 for update of i", operatorId,
                payoutId).stream().findFirst();
    }

    public List<Item> of(Tx tx, String operatorId, UUID batchId) {
        return items(tx, SELECT + " where i.operator_id = $1 and i.batch_id = $2 order by i.bill_no", operatorId,
                batchId);
    }

    public void refunded(Tx tx, Item item, Destination destination, boolean underWay, Instant at) {
        tx.execute("""
                update refund_item set destination = $3, under_way = $4, refunded_at = coalesce(refunded_at, $5),
                    state = case when $4 then 'OPEN' else 'DONE' end, reason = null, changed_at = $5
                where operator_id = $1 and refund_id = $2""",
                item.operatorId(), item.refundId(), destination.name(), underWay, utc(at));
    }

    /** Why it is not done yet. */
    public void waits(Tx tx, Item item, String reason, Instant at) {
        tx.execute("""
                update refund_item set reason = $3, changed_at = $4
                where operator_id = $1 and refund_id = $2 and reason is distinct from $3""",
                item.operatorId(), item.refundId(), reason, utc(at));
    }

    /** What was under way has come to an end; {@code reason} null: a good one. */
    public void ended(Tx tx, Item item, String reason, Instant at) {
        tx.execute("""
                update refund_item set state = case when $3::text is null then 'DONE' else 'FAILED' end, reason = $3,
                    under_way = false, changed_at = $4
                where operator_id = $1 and refund_id = $2""", item.operatorId(), item.refundId(), reason, utc(at));
    }

    /** Failed ones are open again; those of these bills, or all. */
    public List<Item> reopen(Tx tx, String operatorId, UUID batchId, List<String> billNos, Instant at) {
        var reopened = new ArrayList<String>();
        tx.query("""
                update refund_item set state = 'OPEN', reason = null, changed_at = $3
                where operator_id = $1 and batch_id = $2 and state = 'FAILED'
                    and (cardinality($4::text[]) = 0 or bill_no = any ($4)) returning bill_no""",
                operatorId, batchId, utc(at), billNos.toArray(String[]::new))
                .forEach(row -> reopened.add(row.getString("bill_no")));
        return items(tx, SELECT + " where i.operator_id = $1 and i.batch_id = $2 and i.bill_no = any ($3)"
                + " order by i.bill_no", operatorId, batchId, reopened.toArray(String[]::new));
    }

    private static List<Item> items(Tx tx, String sql, Object... arguments) {
        var items = new ArrayList<Item>();
        tx.query(sql, arguments).forEach(row -> items.add(item(row)));
        return items;
    }

    private static Item item(Row row) {
        var frozen = new FrozenItem(new BillNo(row.getString("bill_no")), row.getInteger("bill_version"),
                row.getUUID("driver_id"), row.getString("station_id"), instant(row, "requested_at"),
                new Money(row.getLong("bill_total_fen")), new Money(row.getLong("idle_fee_fen")),
                new Money(row.getLong("amount_fen")));
        return new Item(row.getString("operator_id"), row.getUUID("batch_id"), row.getUUID("refund_id"), frozen,
                Destination.valueOf(row.getString("destination")), ItemState.valueOf(row.getString("state")),
                instant(row, "refunded_at"), BatchState.valueOf(row.getString("batch_state")),
                RefundComponent.valueOf(row.getString("component")), row.getString("batch_reason"),
                new Actor(row.getString("operator_id"), row.getString("approved_by_subject"),
                        row.getString("approved_by"), row.getString("approved_in_name_of")));
    }
}
