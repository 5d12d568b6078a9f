package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.ItemState;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.billing.domain.view.RefundItemView;
import org.chargeledger.kit.db.Tx;

/** The items of a refund batch for people to read, and its totals beside the ledger's. */
@ApplicationScoped
public class RefundViews {

    /** In the order of bill numbers, after the given one; one more than the limit if there are more. */
    public List<RefundItemView> items(Tx tx, UUID batchId, ItemState state, String after, int limit) {
        var items = new ArrayList<RefundItemView>();
        tx.query("""
                select i.*, d.nickname, d.phone, st.name as station_name from refund_item i
                join driver d on d.operator_id = i.operator_id and d.driver_id = i.driver_id
                left join station st on st.operator_id = i.operator_id and st.station_id = i.station_id
                where i.batch_id = $1 and ($2::text is null or i.state = $2) and ($3::text is null or i.bill_no > $3)
                order by i.bill_no limit $4""", batchId, state == null ? null : state.name(), after, limit + 1)
                .forEach(row -> items.add(item(row)));
        return items;
    }

    /** What the batch says on the left, what was booked on the right. */
    public List<LedgerCheck> totals(Tx tx, UUID batchId) {
        Row r = tx.query("""
                with i as (select * from refund_item where batch_id = $1),
                n as (
                    select count(*) as items, coalesce(sum(amount_fen), 0)::bigint as sum,
                        count(*) filter (where state = 'DONE') as done,
                        count(*) filter (where state = 'FAILED') as failed,
                        count(*) filter (where state = 'OPEN') as open,
                        coalesce(sum(amount_fen) filter (where refunded_at is not null), 0)::bigint as given_back
                    from i),
                r as (
                    select coalesce(sum(r.principal_fen + r.bonus_fen + r.waived_fen), 0)::bigint as of_bills,
                        coalesce(sum(r.principal_fen + r.bonus_fen + r.waived_fen)
                            filter (where r.refund_id = i.refund_id), 0)::bigint as of_batch
                    from bill_refund r join i on r.bill_month = i.bill_month and r.bill_no = i.bill_no),
                t as (
                    select coalesce(sum(t.amount_fen), 0)::bigint as ledger from transfer t join i
                        on t.book_month = i.bill_month and t.operator_id = i.operator_id and t.bill_no = i.bill_no
                    where t.kind = 'REFUND'),
                p as (
                    select coalesce(sum(y.amount_fen), 0)::bigint as payouts,
                        (select coalesce(sum(q.amount_fen), 0)::bigint from payout_part q join i
                            on q.operator_id = i.operator_id and q.payout_id = i.refund_id) as parts
                    from payout y join i on y.operator_id = i.operator_id and y.payout_id = i.refund_id)
                select n.*, r.*, t.*, p.*, b.items as frozen_items, b.total_fen as frozen_fen
                from n, r, t, p, refund_batch b where b.batch_id = $1""", batchId).iterator().next();
        return List.of(
                LedgerCheck.of("items", "bills frozen = done + failed + open (count)", r.getInteger("frozen_items"),
                        r.getLong("done") + r.getLong("failed") + r.getLong("open")),
                LedgerCheck.of("frozen-total", "total frozen = sum of the items (fen)", r.getLong("frozen_fen"),
                        r.getLong("sum")),
                LedgerCheck.of("refunds", "items given back = refunds booked for them (fen)", r.getLong("given_back"),
                        r.getLong("of_batch")),
                LedgerCheck.of("ledger", "all refunds of these bills = REFUND entries of the ledger for them (fen)",
                        r.getLong("of_bills"), r.getLong("ledger")),
                LedgerCheck.of("payouts", "sent on to WeChat Pay = parts of it (fen)", r.getLong("payouts"),
                        r.getLong("parts")));
    }

    private static RefundItemView item(Row row) {
        return new RefundItemView(row.getString("bill_no"), row.getInteger("bill_version"), row.getUUID("refund_id"),
                SessionViews.person(row), row.getString("station_id"), row.getString("station_name"),
                instant(row, "requested_at"), row.getLong("bill_total_fen"), row.getLong("idle_fee_fen"),
                row.getLong("amount_fen"), ItemState.valueOf(row.getString("state")),
                Destination.valueOf(row.getString("destination")), row.getString("reason"),
                instant(row, "refunded_at"), instant(row, "changed_at"));
    }
}
