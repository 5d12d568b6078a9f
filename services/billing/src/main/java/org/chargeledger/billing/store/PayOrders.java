package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.PaidOrder;
import org.chargeledger.billing.domain.view.RechargeOrder;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** Orders by which drivers recharge. Their times are real: the channel knows no business time. */
@ApplicationScoped
public class PayOrders {

    /** {@code mchid}, the merchant account it is of, is null in rows of before. */
    public record Order(String operatorId, String orderNo, UUID driverId, Money amount, String state,
            Instant expiresAt, String mchid) {

        public boolean paid() {
            return state.equals("PAID");
        }
    }

    public record WentBack(UUID rechargeId, long leftFen) {}

    public void add(Tx tx, Order order, Instant now, Instant askAfter) {
        tx.execute("""
                insert into pay_order (operator_id, order_no, driver_id, amount_fen, state, created_at, expires_at,
                    ask_after, mchid)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                order.operatorId(), order.orderNo(), order.driverId(), order.amount().fen(), order.state(), utc(now),
                utc(order.expiresAt()), utc(askAfter), order.mchid());
    }

    public Optional<Order> lock(Tx tx, String operatorId, String orderNo) {
        return orders(tx, "where operator_id = $1 and order_no = $2 for update", operatorId, orderNo).stream()
                .findFirst();
    }

    /** Takes orders that are to be asked for, so that no other replica asks for them too. */
    public List<Order> claim(Tx tx, Instant now, Duration again, int atMost) {
        var claimed = new ArrayList<Order>();
        tx.query("""
                update pay_order o set ask_after = $2 from (select operator_id, order_no from pay_order
                    where state = 'OPEN' and ask_after <= $1 order by ask_after limit $3 for update skip locked) due
                where o.operator_id = due.operator_id and o.order_no = due.order_no returning o.*""",
                utc(now), utc(now.plus(again)), atMost).forEach(row -> claimed.add(order(row)));
        return claimed;
    }

    public void paid(Tx tx, Order order, String transactionId, UUID rechargeId, Instant paidAt) {
        tx.execute("""
                update pay_order set state = 'PAID', transaction_id = $3, recharge_id = $4, paid_at = $5,
                    differing_fen = null
                where operator_id = $1 and order_no = $2""",
                order.operatorId(), order.orderNo(), transactionId, rechargeId, utc(paidAt));
    }

    /** Paid, but not what was ordered: it stays for people to put right, and nobody asks for it any more. */
    public void differs(Tx tx, Order order, String transactionId, Money paid, Instant paidAt) {
        tx.execute("""
                update pay_order set state = 'DIFFERS', transaction_id = $3, differing_fen = $4, paid_at = $5
                where operator_id = $1 and order_no = $2""",
                order.operatorId(), order.orderNo(), transactionId, paid.fen(), utc(paidAt));
    }

    /**
     * The recharge of which a payout took this, and what is left of it; empty for what a refund batch sent on, for that
     * went back of a bill.
     */
    public Optional<WentBack> wentBack(Tx tx, String operatorId, UUID payoutId, String orderNo) {
        var row = tx.query("""
                select o.recharge_id, (o.amount_fen - (select coalesce(sum(p.amount_fen), 0) from payout_part p
                    where p.operator_id = o.operator_id and p.order_no = o.order_no and p.state = 'DONE'
                        and not exists (select 1 from refund_item i
                            where i.operator_id = p.operator_id and i.refund_id = p.payout_id)))::bigint as left_fen
                from pay_order o where o.operator_id = $1 and o.order_no = $2
                    and not exists (select 1 from refund_item i where i.operator_id = $1 and i.refund_id = $3)""",
                operatorId, orderNo, payoutId).iterator();
        return row.hasNext() ? Optional.of(row.next()).map(one -> new WentBack(one.getUUID("recharge_id"),
                one.getLong("left_fen"))) : Optional.empty();
    }

    public void closed(Tx tx, Order order) {
        tx.execute("update pay_order set state = 'CLOSED' where operator_id = $1 and order_no = $2 and state = 'OPEN'",
                order.operatorId(), order.orderNo());
    }

    /** False for a notice that was handled before. The insert is the check. */
    public boolean firstNotice(Tx tx, String operatorId, String noticeId, Instant now) {
        return tx.execute("""
                insert into pay_callback (operator_id, notification_id, received_at) values ($1, $2, $3)
                on conflict do nothing""", operatorId, noticeId, utc(now)) == 1;
    }

    /** What this merchant account, null: any, can still pay back of a driver's orders, newest first. */
    public List<PaidOrder> refundable(Tx tx, String operatorId, UUID driverId, String mchid) {
        var orders = new ArrayList<PaidOrder>();
        tx.query("""
                select o.order_no, o.amount_fen, o.paid_at, count(p.refund_no)::int as parts,
                    coalesce(sum(p.amount_fen), 0)::bigint as refunded
                from pay_order o left join payout_part p on p.operator_id = o.operator_id and p.order_no = o.order_no
                    and p.state <> 'FAILED'
                where o.operator_id = $1 and o.driver_id = $2 and o.state = 'PAID'
                    and coalesce(o.mchid = $3::text, true)
                group by o.operator_id, o.order_no order by o.created_at desc""", operatorId, driverId, mchid)
                .forEach(row -> orders.add(new PaidOrder(row.getString("order_no"),
                        new Money(row.getLong("amount_fen")), new Money(row.getLong("refunded")),
                        row.getInteger("parts"), instant(row, "paid_at"))));
        return orders;
    }

    /** Newest first. */
    public List<RechargeOrder> ofDriver(Tx tx, UUID driverId) {
        var orders = new ArrayList<RechargeOrder>();
        tx.query("select * from pay_order where driver_id = $1 order by created_at desc limit 100", driverId)
                .forEach(row -> orders.add(new RechargeOrder(row.getString("order_no"), row.getLong("amount_fen"),
                        row.getString("state"), instant(row, "created_at"), instant(row, "paid_at"),
                        row.getLong("differing_fen"))));
        return orders;
    }

    private static List<Order> orders(Tx tx, String condition, Object... arguments) {
        var orders = new ArrayList<Order>();
        tx.query("select * from pay_order " + condition, arguments).forEach(row -> orders.add(order(row)));
        return orders;
    }

    private static Order order(Row row) {
        return new Order(row.getString("operator_id"), row.getString("order_no"), row.getUUID("driver_id"),
                new Money(row.getLong("amount_fen")), row.getString("state"), instant(row, "expires_at"),
                row.getString("mchid"));
    }
}
