package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.utc;
import static org.chargeledger.billing.store.Columns.uuids;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.NoAnswer;
import org.chargeledger.billing.domain.view.PayoutView;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** Wallet money on its way back to drivers, part by part. */
@ApplicationScoped
public class Payouts {

    /** {@code lastAnswer} is null until it was sent, {@code mchid} in rows of before. */
    public record Part(String operatorId, String refundNo, UUID payoutId, UUID driverId, String orderNo, Money amount,
            Money orderAmount, String reason, String state, String lastAnswer, int attempt, String mchid) {

        public boolean ended() {
            return state.equals("DONE") || state.equals("FAILED");
        }

        public boolean sent() {
            return !state.equals("REQUESTED");
        }

        /** The channel took it, or nobody knows. */
        public boolean maybeTaken() {
            return sent() || NoAnswer.says(lastAnswer);
        }

        /** Empty for one that waits for nothing but its time. */
        public Optional<String> waitsFor() {
            return Optional.ofNullable(lastAnswer).filter(answer -> !ended() && !answer.equals("PROCESSING"));
        }

        public boolean failed() {
            return state.equals("FAILED");
        }
    }

    /**
     * The day in China whose bill lists the part: WeChat Pay lists a refund when it takes the request, whatever becomes
     * of it (trade bill, 交易时间). Null for one it never took.
     */
    static final String DAY = "(coalesce(accepted_at, done_at) at time zone 'Asia/Shanghai')::date";

    private static final String SELECT = """
            select p.*, o.amount_fen as order_fen, y.reason from payout_part p
            join pay_order o on o.operator_id = p.operator_id and o.order_no = p.order_no
            join payout y on y.operator_id = p.operator_id and y.payout_id = p.payout_id""";

    /**
     * A minute between the parts of one order, and no two orders of one driver at once (WeChat Pay, refund rules); one
     * that waits for staff is waited for by none.
     */
    private static final String AFTER_THE_LAST = """
            greatest(%3$s::timestamptz, (select max(l.send_after) + interval '1 minute' from payout_part l
                where l.operator_id = %1$s and l.driver_id = %2$s and l.state <> 'ABNORMAL'))""";

    /** Of what is to be sent the driver's first, however many are due; what was sent may be asked for at any time. */
    private static final String DUE = """
             where p.state in ('REQUESTED', 'PROCESSING', 'ABNORMAL') and p.send_after <= $1
                and not (p.state = 'REQUESTED' and exists (select 1 from payout_part f
                    where f.operator_id = p.operator_id and f.driver_id = p.driver_id and f.state = 'REQUESTED'
                        and (f.send_after, f.refund_no) < (p.send_after, p.refund_no)))
            order by p.send_after limit $2 for update of p skip locked""";

    public void add(Tx tx, String operatorId, UUID payoutId, UUID driverId, Money amount, String reason, String by,
            Instant at) {
        tx.execute("""
                insert into payout (operator_id, payout_id, driver_id, amount_fen, reason, requested_by, requested_at)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                operatorId, payoutId, driverId, amount.fen(), reason, by, utc(at));
    }

    /** {@code mchid} is for an order that does not say whose it is. */
    public void addPart(Tx tx, String operatorId, UUID payoutId, UUID driverId, String refundNo, String orderNo,
            Money amount, String mchid, Instant sendAfter) {
        tx.execute("""
                insert into payout_part (operator_id, refund_no, payout_id, driver_id, order_no, amount_fen, state,
                    mchid, send_after)
                values ($1, $2, $3, $4, $5, $6, 'REQUESTED',
                    coalesce((select mchid from pay_order where operator_id = $1 and order_no = $5), $7),
                    """ + AFTER_THE_LAST.formatted("$1", "$4", "$8") + ")",
                operatorId, refundNo, payoutId, driverId, orderNo, amount.fen(), mchid, utc(sendAfter));
    }

    /** A part that the channel refused is sent once more, under its number; booked as another attempt. */
    public void again(Tx tx, Part part, Instant sendAfter) {
        tx.execute("update payout_part set state = 'REQUESTED', attempt = attempt + 1, last_answer = null,"
                + " send_after = " + AFTER_THE_LAST.formatted("$1", "$2", "$4")
                + " where operator_id = $1 and refund_no = $3",
                part.operatorId(), part.driverId(), part.refundNo(), utc(sendAfter));
    }

    public List<Part> of(Tx tx, String operatorId, UUID payoutId) {
        return parts(tx, SELECT + " where p.operator_id = $1 and p.payout_id = $2 order by p.refund_no", operatorId,
                payoutId);
    }

    /**
     * Takes parts that are due, so that no other replica sends them too, as they were before. From here on their fate
     * is unknown until it is written down: whoever finds them after a crash asks first, for the channel may have paid.
     * The other parts of their drivers wait as long.
     */
    public List<Part> claim(Tx tx, Instant now, Duration again, int atMost) {
        List<Part> due = parts(tx, SELECT + DUE, utc(now), atMost);
        tx.execute("""
                update payout_part set send_after = $1,
                    last_answer = case state when 'REQUESTED' then $2 else last_answer end
                where (operator_id, refund_no) in (select * from unnest($3::text[], $4::text[]))""",
                utc(now.plus(again)), NoAnswer.UNKNOWN.name(), texts(due, Part::operatorId),
                texts(due, Part::refundNo));
        List<Part> toSend = due.stream().filter(part -> !part.sent()).toList();
        tx.execute("""
                update payout_part set send_after = greatest(send_after, $1) where state = 'REQUESTED'
                    and (operator_id, driver_id) in (select * from unnest($2::text[], $3::uuid[]))""",
                utc(now.plus(again)), texts(toSend, Part::operatorId), uuids(toSend, Part::driverId));
        return due;
    }

    public Optional<Part> lock(Tx tx, String operatorId, String refundNo) {
        return parts(tx, SELECT + " where p.operator_id = $1 and p.refund_no = $2 for update of p", operatorId,
                refundNo).stream().findFirst();
    }

    /** The channel says when it took the part, the first time: on that day its own bill has it. */
    public void accepted(Tx tx, Part part, Instant at) {
        tx.execute("""
                update payout_part set accepted_at = coalesce(accepted_at, $3)
                where operator_id = $1 and refund_no = $2""",
                part.operatorId(), part.refundNo(), utc(at));
    }

    public void answered(Tx tx, Part part, String state, String answer, Instant doneAt, Instant sendAfter) {
        tx.execute("""
                update payout_part set state = $3, last_answer = $4, done_at = $5, send_after = $6
                where operator_id = $1 and refund_no = $2""",
                part.operatorId(), part.refundNo(), state, answer, utc(doneAt), utc(sendAfter));
    }

    /** A driver's payouts, newest first. */
    public List<PayoutView> ofDriver(Tx tx, UUID driverId) {
        var rows = new ArrayList<Row>();
        tx.query("select * from payout where driver_id = $1 order by requested_at desc, payout_id limit 100", driverId)
                .forEach(rows::add);
        Map<UUID, List<PayoutView.Part>> parts = partsOf(tx, rows.stream().map(row -> row.getUUID("payout_id"))
                .toList());
        return rows.stream().map(row -> new PayoutView(row.getUUID("payout_id"), row.getUUID("driver_id"),
                row.getLong("amount_fen"), row.getString("reason"), row.getString("requested_by"),
                instant(row, "requested_at"), parts.getOrDefault(row.getUUID("payout_id"), List.of()))).toList();
    }

    private static Map<UUID, List<PayoutView.Part>> partsOf(Tx tx, List<UUID> payouts) {
        var parts = new HashMap<UUID, List<PayoutView.Part>>();
        tx.query("select * from payout_part where payout_id = any($1) order by refund_no",
                (Object) payouts.toArray(UUID[]::new))
                .forEach(row -> parts.computeIfAbsent(row.getUUID("payout_id"), payout -> new ArrayList<>()).add(
                        new PayoutView.Part(row.getString("refund_no"), row.getString("order_no"),
                                row.getLong("amount_fen"), row.getString("state"), row.getString("last_answer"),
                                instant(row, "done_at"))));
        return parts;
    }

    private static List<Part> parts(Tx tx, String sql, Object... arguments) {
        var parts = new ArrayList<Part>();
        tx.query(sql, arguments).forEach(row -> parts.add(part(row)));
        return parts;
    }

    private static Part part(Row row) {
        return new Part(row.getString("operator_id"), row.getString("refund_no"), row.getUUID("payout_id"),
                row.getUUID("driver_id"), row.getString("order_no"), new Money(row.getLong("amount_fen")),
                new Money(row.getLong("order_fen")), row.getString("reason"), row.getString("state"),
                row.getString("last_answer"), row.getInteger("attempt"), row.getString("mchid"));
    }
}
