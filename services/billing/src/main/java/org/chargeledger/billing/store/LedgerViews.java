package org.chargeledger.billing.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.domain.view.AccountBalance;
import org.chargeledger.billing.domain.view.Conservation;
import org.chargeledger.kit.db.Tx;

/** What accounts hold, and how many sessions and bills there are, each read in one statement. */
@ApplicationScoped
public class LedgerViews {

    public record BillsReached(long rated, long held, long settled) {}

    /** By kind of account, and revenue by component; from the snapshot and what was booked since. */
    public List<AccountBalance> accounts(Tx tx) {
        var balances = new ArrayList<AccountBalance>();
        tx.query(LedgerEquations.SINCE_SNAPSHOT + LedgerEquations.SUMS + """
                named as (
                    select case when kind = 'REVENUE' then account_id else kind end as account, fen from sums
                    union all select debit_kind, 0 from flowed_before where debit_kind <> 'REVENUE'
                    union all select credit_kind, 0 from flowed_before where credit_kind <> 'REVENUE')
                select account, count(*) filter (where fen <> 0) as accounts, sum(fen)::bigint as balance
                from named group by account order by account""")
                .forEach(row -> balances.add(new AccountBalance(row.getString("account"),
                        row.getLong("accounts"), row.getLong("balance"))));
        return balances;
    }

    public Conservation conservation(Tx tx) {
        Row row = tx.query("""
                select count(*) as requested,
                    count(*) filter (where b.state in ('RATED', 'SETTLED')) as billed,
                    count(*) filter (where b.state = 'HELD') as held,
                    count(*) filter (where b.bill_no is null and s.state = 'FAILED') as failed,
                    count(*) filter (where b.bill_no is null and s.state in ('REQUESTED', 'CHARGING', 'ENDED')) as open
                from session s left join bill b
                    on b.bill_month = s.bill_month and b.bill_no = s.bill_no and b.current""").iterator().next();
        return Conservation.of(row.getLong("requested"), row.getLong("billed"), row.getLong("held"),
                row.getLong("failed"), row.getLong("open"));
    }

    public Map<SessionState, Long> sessionsByState(Tx tx) {
        var sessions = new EnumMap<SessionState, Long>(SessionState.class);
        tx.query("select state, count(*) as sessions from session group by state").forEach(row ->
                sessions.put(SessionState.valueOf(row.getString("state")), row.getLong("sessions")));
        return sessions;
    }

    /** How many bills ever were rated, held and settled. */
    public BillsReached billsReached(Tx tx) {
        Row row = tx.query("""
                select count(rated_at) as rated, count(held_at) as held, count(settled_at) as settled from bill""")
                .iterator().next();
        return new BillsReached(row.getLong("rated"), row.getLong("held"), row.getLong("settled"));
    }
}
