package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** WeChat Pay's own bill of a day in China, of one merchant account, to be set against our book. */
@ApplicationScoped
public class PayStatements {

    /** {@code mchid} is the merchant account whose bill it is; null for whichever the operator has. */
    public record Day(String operatorId, String mchid, LocalDate day) {}

    /** What by our own book came in, or was taken to go back: at which merchant account, and on which day in China. */
    static final String TRADED = """
            (select operator_id, mchid, (paid_at at time zone 'Asia/Shanghai')::date as day, amount_fen as fen
                from pay_order where state = 'PAID'
            union all select operator_id, mchid, %1$s, -amount_fen from payout_part where %1$s is not null)"""
            .formatted(Payouts.DAY);

    /** Whether a bill lists what was traded; where one of them names no account, as those of before, it does. */
    static final String LISTS = """
            s.operator_id = t.operator_id and s.day = t.day and (t.mchid is null or s.mchid in (t.mchid, ''))""";

    /** So long WeChat Pay keeps the bill of a day (trade bill: three months). */
    static final int KEPT_DAYS = 89;

    /** Those who ever took an order. */
    public List<String> operators(Tx tx) {
        var operators = new ArrayList<String>();
        tx.query("select distinct operator_id from pay_order order by 1")
                .forEach(row -> operators.add(row.getString("operator_id")));
        return operators;
    }

    /**
     * Days in China that are over, since the first order at this merchant account of an operator, whose bill was not
     * fetched yet and can still be: a few, the newest first, but none that was tried before one that waited longer. So
     * neither an account that is gone nor a day that has no bill keeps others waiting.
     */
    public List<Day> missing(Tx tx, String operatorId, String mchid, LocalDate today, int atMost) {
        var days = new ArrayList<Day>();
        tx.query("""
                select d::date as day
                from (select min(created_at at time zone 'Asia/Shanghai')::date as first from pay_order
                    where operator_id = $1 and coalesce(mchid = $2::text, true)) o
                cross join generate_series(greatest(o.first, $3::date - %d), $3::date - 1, interval '1 day') d
                left join pay_statement_try t on t.operator_id = $1 and t.day = d::date
                where o.first is not null and not exists (select 1 from pay_statement s where s.operator_id = $1
                    and s.day = d::date and ($2::text is null or s.mchid in ($2, '')))
                order by t.tried_at nulls first, d desc limit $4""".formatted(KEPT_DAYS), operatorId, mchid, today,
                atMost).forEach(row -> days.add(new Day(operatorId, mchid, row.getLocalDate("day"))));
        return days;
    }

    /** True when our own book has a payment or a refund of that day at that account. */
    public boolean traded(Tx tx, Day day) {
        return tx.query("select 1 from " + TRADED + """
                 t where t.operator_id = $1 and t.day = $2 and coalesce(t.mchid = $3::text, true)""", day.operatorId(),
                day.day(), day.mchid()).iterator().hasNext();
    }

    public void tried(Tx tx, Day day, Instant now) {
        tx.execute("""
                insert into pay_statement_try (operator_id, day, tried_at) values ($1, $2, $3)
                on conflict (operator_id, day) do update set tried_at = excluded.tried_at""",
                day.operatorId(), day.day(), utc(now));
    }

    public void put(Tx tx, Day day, Money paid, Money refunded, Instant now) {
        tx.execute("""
                insert into pay_statement (operator_id, day, mchid, paid_fen, refunded_fen, fetched_at)
                values ($1, $2, coalesce($3::text, ''), $4, $5, $6) on conflict (operator_id, day, mchid) do update
                set paid_fen = excluded.paid_fen, refunded_fen = excluded.refunded_fen,
                    fetched_at = excluded.fetched_at""",
                day.operatorId(), day.day(), day.mchid(), paid.fen(), refunded.fen(), utc(now));
    }
}
