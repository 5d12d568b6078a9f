package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.IdleFeeStatistics;
import org.chargeledger.reporting.domain.Window;

/** Idle fees of settled bills, within what the transaction's tenant may see. */
@ApplicationScoped
public class IdleFees {

    private static final String STATISTICS = """
            with sessions as (select * from charging_session where requested_at >= $1 and requested_at < $2),
            told as (
                select *, coalesce(charge_seconds < $3, false) as short from sessions
                where state = 'SETTLED' and idle_fee_fen > 0),
            by_length as (
                select short, count(*) as count, sum(idle_fee_fen) as idle_fee_fen, count(*) filter (
                    where idle_fee_fen > case when short then $4::bigint else $5::bigint end) as above_limit
                from told group by short),
            empty_group as (select 0 as count, 0 as idle_fee_fen, 0 as above_limit)
            select jsonb_build_object(
                'successful', (select count(*) from sessions where state in ('SETTLED', 'RATED', 'HELD')),
                'with_idle_fee', (select count(*) from told),
                'idle_fee_fen', (select coalesce(sum(idle_fee_fen), 0) from told),
                'short_ones', coalesce((select to_jsonb(g) from by_length g where short),
                    (select to_jsonb(n) from empty_group n)),
                'others', coalesce((select to_jsonb(g) from by_length g where not short),
                    (select to_jsonb(n) from empty_group n)),
                'first', (select to_jsonb(t) from told t order by requested_at, bill_no limit 1),
                'first_above_limit', (select to_jsonb(t) from told t where idle_fee_fen > $5::bigint
                    order by requested_at, bill_no limit 1),
                'short_charges', (select coalesce(jsonb_agg(to_jsonb(s) order by s.bill_no), '[]') from (
                    select bill_no, charge_seconds, idle_fee_fen from told where short order by bill_no limit 100) s)
                )::text as figures""";

    public IdleFeeStatistics statistics(Tx tx, Window window, IdleFeeStatistics.Limits limits) {
        var figures = tx.query(STATISTICS, Times.utc(window.from()), Times.utc(window.to()), limits.shortSeconds(),
                limits.shortOverFen(), limits.overFen());
        return Rows.read(figures.iterator().next().getString("figures"), IdleFeeStatistics.class);
    }
}
