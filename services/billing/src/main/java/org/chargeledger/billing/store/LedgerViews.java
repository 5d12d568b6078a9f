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

    /** What was booked since the snapshot; the second bound tells the planner that it is little. */
    private static final String SINCE_SNAPSHOT = """
            with booked as not materialized (select kind, debit_account, credit_account, amount_fen from transfer
                where seq > (select upto_seq from ledger_snapshot) and seq <= 9223372036854775807),
            before as (select account_id, fen from ledger_sum),
            flowed_before as (select kind, debit_kind, credit_kind, fen from ledger_flow),""";

    private static final String WHOLE_LEDGER = """
            with booked as not materialized (select kind, debit_account, credit_account, amount_fen from transfer),
            before as (select account_id, fen from ledger_sum where false),
            flowed_before as (select kind, debit_kind, credit_kind, fen from ledger_flow where false),""";

    private static final String SUMS = """
            sums as (
                select account_id, split_part(account_id, ':', 1) as kind, sum(fen) as fen from (
                    select account_id, fen from before
                    union all select credit_account, amount_fen from booked
                    union all select debit_account, -amount_fen from booked) entries group by account_id),
            """;

    private static final String EQUATIONS = SUMS + """
            flows as (
                select kind, debit_kind, credit_kind, fen from flowed_before
                union all select kind, split_part(debit_account, ':', 1), split_part(credit_account, ':', 1), amount_fen
                from booked),
            s as (
                select coalesce(sum(fen) filter (where account_id = 'REVENUE:ENERGY_FEE'), 0)::bigint as energy,
                    coalesce(sum(fen) filter (where account_id = 'REVENUE:SERVICE_FEE'), 0)::bigint as service,
                    coalesce(sum(fen) filter (where account_id = 'REVENUE:IDLE_FEE'), 0)::bigint as idle,
                    coalesce(-sum(fen) filter (where kind = 'VOUCHER_COST'), 0)::bigint as voucher_cost,
                    coalesce(-sum(fen) filter (where kind = 'BONUS_COST'), 0)::bigint as bonus_cost,
                    coalesce(-sum(fen) filter (where kind = 'RECEIVABLE'), 0)::bigint as owed,
                    coalesce(-sum(fen) filter (where kind = 'WECHAT_PAY_CLEARING'), 0)::bigint as wechat_pay,
                    coalesce(sum(fen) filter (where kind = 'WECHAT_PAY_REFUNDS'), 0)::bigint as on_their_way,
                    coalesce(sum(fen), 0)::bigint as all_accounts from sums),
            t as (
                select coalesce(sum(fen) filter (where kind = 'RECHARGE'), 0)::bigint as recharged,
                    coalesce(sum(fen) filter (where kind = 'BONUS'), 0)::bigint as granted,
                    coalesce(sum(fen) filter (where kind in ('SETTLE', 'ARREARS')), 0)::bigint as settled,
                    coalesce(sum(fen) filter (where debit_kind = 'REVENUE' and credit_kind in ('WALLET', 'BONUS')), 0)
                        ::bigint as refunded,
                    (coalesce(sum(fen) filter (where kind = 'PAYOUT'), 0)
                        - coalesce(sum(fen) filter (where kind = 'PAYOUT_FAILED'), 0))::bigint as paid_out
                from flows),
            b as (
                select coalesce(sum(energy_fee_fen), 0)::bigint as bill_energy,
                    coalesce(sum(service_fee_fen), 0)::bigint as bill_service,
                    coalesce(sum(idle_fee_fen), 0)::bigint as bill_idle,
                    coalesce(sum(discount_fen), 0)::bigint as bill_discount,
                    coalesce(sum(receivable_fen), 0)::bigint as bill_receivable,
                    coalesce(sum(paid_fen), 0)::bigint as bill_paid,
                    coalesce(sum(refunded_energy_fee_fen), 0)::bigint as covered_energy,
                    coalesce(sum(refunded_service_fee_fen), 0)::bigint as covered_service,
                    coalesce(sum(refunded_idle_fee_fen), 0)::bigint as covered_idle
                from bill where current and state = 'SETTLED'),
            r as (
                select coalesce(sum(r.energy_fee_fen), 0)::bigint as back_energy,
                    coalesce(sum(r.service_fee_fen), 0)::bigint as back_service,
                    coalesce(sum(r.idle_fee_fen), 0)::bigint as back_idle,
                    coalesce(sum(r.principal_fen + r.bonus_fen), 0)::bigint as back_paid,
                    coalesce(sum(r.waived_fen), 0)::bigint as waived
                from bill_refund r join bill b on b.bill_month = r.bill_month and b.bill_no = r.bill_no
                    and b.version = r.version and b.current),
            a as (select coalesce(sum(balance_fen), 0)::bigint as balances from account),
            wrong as (
                select (select count(*) from account k full join (select * from sums
                        where kind in ('WALLET', 'BONUS', 'RESERVE', 'RESERVE_BONUS')) u using (account_id)
                    where coalesce(k.balance_fen, 0) <> coalesce(u.fen, 0))
                + (select count(*) from (select * from account where kind = 'WALLET') k
                    full join (select * from sums where kind = 'RECEIVABLE') u
                    on u.account_id = 'RECEIVABLE:' || k.driver_id
                    where coalesce(k.owed_fen, 0) <> coalesce(-u.fen, 0)) as wrong_accounts),
            p as (
                select (select coalesce(sum(amount_fen), 0)::bigint from pay_order where state = 'PAID') as orders_paid,
                    coalesce(sum(amount_fen) filter (where state = 'DONE'), 0)::bigint as parts_done,
                    coalesce(sum(amount_fen) filter (where state not in ('DONE', 'FAILED')), 0)::bigint as parts_open
                from payout_part),
            f as (select coalesce(sum(paid_fen - refunded_fen), 0)::bigint as statement from pay_statement),
            d as (
                select ((select coalesce(sum(amount_fen), 0) from pay_order o join pay_statement q on q.operator_id =
                        o.operator_id and q.day = (o.paid_at at time zone 'Asia/Shanghai')::date where state = 'PAID')
                    - (select coalesce(sum(amount_fen), 0) from payout_part o join pay_statement q on q.operator_id =
                        o.operator_id and q.day = {refund day}))::bigint as of_those_days),
            m as (
                select count(*)::bigint as days_unbilled from {traded} t
                cross join (select (now() at time zone 'Asia/Shanghai')::date as today) now
                where t.day between today - {kept} and today - 4
                    and not exists (select 1 from pay_statement s where s.operator_id = t.operator_id and s.day = t.day)),
            g as (select coalesce(sum(amount_fen), 0)::bigint as grants from bonus_grant),
            c as (
                select coalesce(sum(i.amount_fen), 0)::bigint as batch_items,
                    coalesce(sum(r.principal_fen + r.bonus_fen + r.waived_fen), 0)::bigint as batch_refunds
                from refund_item i left join bill_refund r on r.bill_month = i.bill_month and r.bill_no = i.bill_no
                    and r.refund_id = i.refund_id where i.refunded_at is not null)
            select * from s, t, b, r, a, wrong, p, f, d, m, g, c""".replace("{traded}", PayOrders.TRADED)
            .replace("{refund day}", Payouts.DAY).replace("{kept}", Integer.toString(PayOrders.BILL_KEPT_DAYS));

    /** By the snapshot and what was booked since. */
    public List<LedgerCheck> equations(Tx tx) {
        return equations(tx, SINCE_SNAPSHOT);
    }

    /** For those who read for everybody: true for one at a time, until its transaction ends. */
    public boolean readByNobodyElse(Tx tx) {
        return tx.query("select pg_try_advisory_xact_lock(hashtextextended('ledger equations', 0)) as mine").iterator()
                .next().getBoolean("mine");
    }

    /** By every transfer there is: the same, or the snapshot is wrong. */
    public List<LedgerCheck> equationsOfWholeLedger(Tx tx) {
        return equations(tx, WHOLE_LEDGER);
    }

    private static List<LedgerCheck> equations(Tx tx, String transfers) {
        Row r = tx.query(transfers + EQUATIONS).iterator().next();
        return List.of(
                check("wallets-and-reserves", "wallets + reserves, principal and bonus = recharges + bonuses + refunds"
                        + " to wallets - settled - payouts (fen)", fen(r, "balances"),
                        fen(r, "recharged") + fen(r, "granted") + fen(r, "refunded") - fen(r, "settled")
                                - fen(r, "paid_out")),
                check("revenue-energy-fee", "revenue = current bills - refunds, energy fee (fen)",
                        fen(r, "energy"), fen(r, "bill_energy") - fen(r, "covered_energy") - fen(r, "back_energy")),
                check("revenue-service-fee", "revenue = current bills - refunds, service fee (fen)",
                        fen(r, "service"), fen(r, "bill_service") - fen(r, "covered_service") - fen(r, "back_service")),
                check("revenue-idle-fee", "revenue = current bills - refunds, idle fee (fen)",
                        fen(r, "idle"), fen(r, "bill_idle") - fen(r, "covered_idle") - fen(r, "back_idle")),
                check("settled-paid", "settled - refunds to wallets = paid by current bills - refunds (fen)",
                        fen(r, "settled") - fen(r, "refunded"), fen(r, "bill_paid") - fen(r, "back_paid")),
                check("voucher-cost", "voucher cost = discounts of current bills (fen)",
                        fen(r, "voucher_cost"), fen(r, "bill_discount")),
                check("receivables", "receivables = owed by current bills - no longer owed (fen)",
                        fen(r, "owed"), fen(r, "bill_receivable") - fen(r, "waived")),
                check("bonus-cost", "bonus cost = bonuses granted (fen)", fen(r, "bonus_cost"), fen(r, "grants")),
                check("wechat-pay-clearing", "WeChat Pay clearing = recharges by WeChat - refunds by WeChat (fen)",
                        fen(r, "wechat_pay"), fen(r, "orders_paid") - fen(r, "parts_done")),
                check("wechat-pay-on-their-way", "payouts on their way = parts without an end (fen)",
                        fen(r, "on_their_way"), fen(r, "parts_open")),
                check("wechat-pay-statement", "WeChat Pay's own bills = our recharges - refunds taken on those days (fen)",
                        fen(r, "statement"), fen(r, "of_those_days")),
                check("wechat-pay-statements-fetched",
                        "days of payments or refunds, over since three, without WeChat Pay's own bill (count)",
                        fen(r, "days_unbilled"), 0),
                check("refund-batches", "items given back by refund batches = refunds of them (fen)",
                        fen(r, "batch_items"), fen(r, "batch_refunds")),
                check("balances-follow-transfers",
                        "wallets and reserves whose balance, or debt, is not the sum of their transfers (count)",
                        fen(r, "wrong_accounts"), 0),
                check("zero-sum", "sum of all accounts (fen)", fen(r, "all_accounts"), 0));
    }

    private static LedgerCheck check(String name, String description, long left, long right) {
        return LedgerCheck.of(name, description, left, right);
    }

    private static long fen(Row row, String column) {
        return row.getLong(column);
    }

    /** By kind of account, and revenue by component; from the snapshot and what was booked since. */
    public List<AccountBalance> accounts(Tx tx) {
        var balances = new ArrayList<AccountBalance>();
        tx.query(SINCE_SNAPSHOT + SUMS + """
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
