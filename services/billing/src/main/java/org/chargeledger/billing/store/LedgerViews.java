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
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.kit.db.Tx;

/** The equations of the ledger, each read in one statement, so that both sides are of the same moment. */
@ApplicationScoped
public class LedgerViews {

    public record BillsReached(long rated, long held, long settled) {}

    private static final String EQUATIONS = """
            with t as (
                select coalesce(sum(amount_fen) filter (where kind = 'RECHARGE'), 0) as recharged,
                    coalesce(sum(amount_fen) filter (where kind = 'SETTLE'), 0)
                        - coalesce(sum(amount_fen) filter (where debit_account like 'REVENUE:%'
                            and split_part(credit_account, ':', 1) in ('WALLET', 'BONUS')), 0) as settled,
                    coalesce(sum(amount_fen) filter (where debit_account = 'VOUCHER_COST'), 0)
                        - coalesce(sum(amount_fen) filter (where credit_account = 'VOUCHER_COST'), 0) as vouchers,
                    coalesce(sum(amount_fen) filter (where debit_account like 'RECEIVABLE:%'), 0)
                        - coalesce(sum(amount_fen) filter (where credit_account like 'RECEIVABLE:%'), 0) as receivable,
                    coalesce(sum(case when credit_account = 'REVENUE:ENERGY_FEE' then amount_fen
                        when debit_account = 'REVENUE:ENERGY_FEE' then -amount_fen end), 0) as energy,
                    coalesce(sum(case when credit_account = 'REVENUE:SERVICE_FEE' then amount_fen
                        when debit_account = 'REVENUE:SERVICE_FEE' then -amount_fen end), 0) as service,
                    coalesce(sum(case when credit_account = 'REVENUE:IDLE_FEE' then amount_fen
                        when debit_account = 'REVENUE:IDLE_FEE' then -amount_fen end), 0) as idle
                from transfer),
            b as (
                select coalesce(sum(energy_fee_fen), 0) as energy, coalesce(sum(service_fee_fen), 0) as service,
                    coalesce(sum(idle_fee_fen), 0) as idle, coalesce(sum(discount_fen), 0) as discount,
                    coalesce(sum(receivable_fen), 0) as receivable, coalesce(sum(paid_fen), 0) as paid
                from bill where current and state = 'SETTLED'),
            a as (
                select coalesce(sum(balance_fen) filter (where kind = 'WALLET'), 0) as wallets,
                    coalesce(sum(balance_fen) filter (where kind = 'RESERVE'), 0) as reserves from account),
            sums as (
                select account_id, sum(fen) as fen from (
                    select credit_account as account_id, amount_fen as fen from transfer
                    union all select debit_account, -amount_fen from transfer) entries group by account_id),
            wrong as (
                select count(*) as accounts from account k full join (select * from sums
                    where account_id like 'WALLET:%' or account_id like 'RESERVE:%') s using (account_id)
                where coalesce(k.balance_fen, 0) <> coalesce(s.fen, 0))
            select t.recharged::bigint, t.settled::bigint, t.vouchers::bigint, t.receivable::bigint,
                t.energy::bigint, t.service::bigint, t.idle::bigint, b.energy::bigint as bill_energy,
                b.service::bigint as bill_service, b.idle::bigint as bill_idle, b.discount::bigint as bill_discount,
                b.receivable::bigint as bill_receivable, b.paid::bigint as bill_paid, a.wallets::bigint,
                a.reserves::bigint, wrong.accounts::bigint as wrong_accounts,
                (select coalesce(sum(fen), 0)::bigint from sums) as all_accounts
            from t, b, a, wrong""";

    public List<LedgerCheck> equations(Tx tx) {
        Row r = tx.query(EQUATIONS).iterator().next();
        return List.of(
                LedgerCheck.of("wallets-and-reserves",
                        "wallets + reserves = recharges + refunds - settled - payouts (fen)",
                        r.getLong("wallets") + r.getLong("reserves"), r.getLong("recharged") - r.getLong("settled")),
                LedgerCheck.of("revenue-energy-fee", "revenue = sum of current bills, energy fee (fen)",
                        r.getLong("energy"), r.getLong("bill_energy")),
                LedgerCheck.of("revenue-service-fee", "revenue = sum of current bills, service fee (fen)",
                        r.getLong("service"), r.getLong("bill_service")),
                LedgerCheck.of("revenue-idle-fee", "revenue = sum of current bills, idle fee (fen)",
                        r.getLong("idle"), r.getLong("bill_idle")),
                LedgerCheck.of("settled-paid", "settled from reserves = paid by current bills (fen)",
                        r.getLong("settled"), r.getLong("bill_paid")),
                LedgerCheck.of("voucher-cost", "voucher cost = discounts of current bills (fen)",
                        r.getLong("vouchers"), r.getLong("bill_discount")),
                LedgerCheck.of("receivables", "receivables = owed by current bills (fen)",
                        r.getLong("receivable"), r.getLong("bill_receivable")),
                LedgerCheck.of("balances-follow-transfers",
                        "wallets and reserves whose balance is not the sum of their transfers (count)",
                        r.getLong("wrong_accounts"), 0),
                LedgerCheck.of("zero-sum", "sum of all accounts (fen)", r.getLong("all_accounts"), 0));
    }

    /** By kind of account, and revenue by component. */
    public List<AccountBalance> accounts(Tx tx) {
        var balances = new ArrayList<AccountBalance>();
        tx.query("""
                select case when account_id like 'REVENUE:%' then account_id else split_part(account_id, ':', 1) end
                        as account, count(distinct account_id) as accounts, sum(fen)::bigint as balance
                from (select credit_account as account_id, amount_fen as fen from transfer
                    union all select debit_account, -amount_fen from transfer) entries
                group by 1 order by 1""").forEach(row -> balances.add(new AccountBalance(row.getString("account"),
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
