package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
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

    /** The first order that each operator took at each merchant account. */
    public List<Day> firstOrders(Tx tx) {
        return days(tx.query("""
                select operator_id, mchid, min(created_at at time zone 'Asia/Shanghai')::date as day
                from pay_order group by operator_id, mchid"""));
    }

    /**
     * Days in China that are over, since the first of these days of an operator, whose bill was not fetched yet and can
     * still be: a few of each, the newest first, but none that was tried before one that waited longer. So neither an
     * account that is gone nor a day that has no bill keeps others waiting.
     */
    public List<Day> missing(Tx tx, List<Day> since, LocalDate today, int atMostOfEach) {
        return days(tx.query("""
                select o.operator_id, o.mchid, m.day
                from (select operator_id, mchid, min(day) as first
                    from unnest($1::text[], $2::text[], $3::date[]) as u(operator_id, mchid, day)
                    group by operator_id, mchid) o
                cross join lateral (select d::date as day
                    from generate_series(greatest(o.first, $4::date - %d), $4::date - 1, interval '1 day') d
                    left join pay_statement_try t on t.operator_id = o.operator_id and t.day = d::date
                    where not exists (select 1 from pay_statement s where s.operator_id = o.operator_id
                        and s.day = d::date and (o.mchid is null or s.mchid in (o.mchid, '')))
                    order by t.tried_at nulls first, d desc limit $5) m""".formatted(KEPT_DAYS),
                texts(since, Day::operatorId), texts(since, Day::mchid), dates(since, Day::day), today, atMostOfEach));
    }

    private static List<Day> days(Iterable<Row> rows) {
        var days = new ArrayList<Day>();
        rows.forEach(row -> days.add(new Day(row.getString("operator_id"), row.getString("mchid"),
                row.getLocalDate("day"))));
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
