package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.MessageOutcome;
import org.chargeledger.reporting.domain.MessageStatistics;
import org.chargeledger.reporting.domain.Window;

/** What became of messages: the newest outcome counts, of two at the same moment the delivery. */
@ApplicationScoped
public class Messages {

    public void learn(Tx tx, List<MessageOutcome> outcomes) {
        tx.execute("""
                insert into message_outcome
                select distinct on (operator_id, message_id) *
                from jsonb_populate_recordset(null::message_outcome, $1::text::jsonb)
                order by operator_id, message_id, at desc, delivered desc
                on conflict (operator_id, message_id) do update
                    set delivered = excluded.delivered, reason = excluded.reason, at = excluded.at
                    where (message_outcome.at, message_outcome.delivered) < (excluded.at, excluded.delivered)""",
                Rows.write(outcomes));
    }

    public MessageStatistics statistics(Tx tx, Window window) {
        return Rows.read(tx.query("""
                with told as (select kind, delivered, reason from message_outcome where at >= $1 and at < $2)
                select jsonb_build_object(
                    'delivered', (select count(*) from told where delivered),
                    'failed', (select count(*) from told where not delivered),
                    'by_kind', (select coalesce(jsonb_agg(to_jsonb(k) order by k.kind), '[]') from (
                        select kind, count(*) filter (where delivered) as delivered,
                            count(*) filter (where not delivered) as failed from told group by kind) k),
                    'failed_by_reason', (select coalesce(jsonb_agg(to_jsonb(r) order by r.reason), '[]') from (
                        select coalesce(reason, 'UNKNOWN') as reason, count(*) as count from told
                        where not delivered group by 1) r)
                )::text as figures""", Times.utc(window.from()), Times.utc(window.to()))
                .iterator().next().getString("figures"), MessageStatistics.class);
    }
}
