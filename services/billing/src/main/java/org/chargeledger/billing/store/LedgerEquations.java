package org.chargeledger.billing.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.kit.db.Tx;

/** The equations of the ledger, of every operator by itself, read in one statement: all sides are of one moment. */
@ApplicationScoped
public class LedgerEquations {

    /** An amount or a number by its name. */
    private interface Figures {

        long of(String name);
    }

    private static final Figures OF_NOTHING = name -> 0;

    /** What was booked since the snapshot; the second bound tells the planner that it is little. */
    static final String SINCE_SNAPSHOT = """
            with booked as not materialized (
                select operator_id, kind, debit_account, credit_account, amount_fen from transfer
                where seq > (select upto_seq from ledger_snapshot) and seq <= 9223372036854775807),
            before as (select operator_id, account_id, fen from ledger_sum),
            flowed_before as (select operator_id, kind, debit_kind, credit_kind, fen from ledger_flow),""";

    private static final String WHOLE_LEDGER = """
            with booked as not materialized (
                select operator_id, kind, debit_account, credit_account, amount_fen from transfer),
            before as (select operator_id, account_id, fen from ledger_sum where false),
            flowed_before as (select operator_id, kind, debit_kind, credit_kind, fen from ledger_flow where false),""";

    static final String SUMS = """
            sums as (
                select operator_id, account_id, split_part(account_id, ':', 1) as kind, sum(fen) as fen from (
                    select operator_id, account_id, fen from before
                    union all select operator_id, credit_account, amount_fen from booked
                    union all select operator_id, debit_account, -amount_fen from booked) entries
                group by operator_id, account_id),
            """;

    /** A row for each operator; what nothing is known of is null. */
    private static final String EQUATIONS = SUMS + """
            flows as (
                select operator_id, kind, debit_kind, credit_kind, fen from flowed_before
                union all select operator_id, kind, split_part(debit_account, ':', 1),
                    split_part(credit_account, ':', 1), amount_fen from booked),
            s as (
                select operator_id, sum(fen) filter (where account_id = 'REVENUE:ENERGY_FEE')::bigint as energy,
                    sum(fen) filter (where account_id = 'REVENUE:SERVICE_FEE')::bigint as service,
                    sum(fen) filter (where account_id = 'REVENUE:IDLE_FEE')::bigint as idle,
                    -sum(fen) filter (where kind = 'VOUCHER_COST')::bigint as voucher_cost,
                    -sum(fen) filter (where kind = 'BONUS_COST')::bigint as bonus_cost,
                    -sum(fen) filter (where kind = 'RECEIVABLE')::bigint as owed,
                    -sum(fen) filter (where kind = 'RECHARGE_CLEARING')::bigint as offline,
                    -sum(fen) filter (where kind = 'WECHAT_PAY_CLEARING')::bigint as wechat_pay,
                    sum(fen) filter (where kind = 'WECHAT_PAY_REFUNDS')::bigint as on_their_way,
                    sum(fen)::bigint as all_accounts from sums group by operator_id),
            t as (
                select operator_id, sum(fen) filter (where kind = 'RECHARGE')::bigint as recharged,
                    sum(fen) filter (where kind = 'RECHARGE_REVERSED')::bigint as reversed,
                    sum(fen) filter (where kind = 'BONUS')::bigint as granted,
                    sum(fen) filter (where kind = 'BONUS_WITHDRAWN')::bigint as withdrawn,
                    sum(fen) filter (where kind in ('SETTLE', 'ARREARS'))::bigint as settled,
                    sum(fen) filter (where debit_kind = 'REVENUE' and credit_kind in ('WALLET', 'BONUS'))::bigint
                        as refunded,
                    (coalesce(sum(fen) filter (where kind = 'PAYOUT'), 0)
                        - coalesce(sum(fen) filter (where kind = 'PAYOUT_FAILED'), 0))::bigint as paid_out
                from flows group by operator_id),
            b as (
                select operator_id, sum(energy_fee_fen)::bigint as bill_energy,
                    sum(service_fee_fen)::bigint as bill_service, sum(idle_fee_fen)::bigint as bill_idle,
                    sum(discount_fen)::bigint as bill_discount, sum(receivable_fen)::bigint as bill_receivable,
                    sum(paid_fen)::bigint as bill_paid, sum(refunded_energy_fee_fen)::bigint as covered_energy,
                    sum(refunded_service_fee_fen)::bigint as covered_service,
                    sum(refunded_idle_fee_fen)::bigint as covered_idle
                from bill where current and state = 'SETTLED' group by operator_id),
            r as (
                select r.operator_id, sum(r.energy_fee_fen)::bigint as back_energy,
                    sum(r.service_fee_fen)::bigint as back_service, sum(r.idle_fee_fen)::bigint as back_idle,
                    sum(r.principal_fen + r.bonus_fen)::bigint as back_paid, sum(r.waived_fen)::bigint as waived
                from bill_refund r join bill b on b.bill_month = r.bill_month and b.bill_no = r.bill_no
                    and b.version = r.version and b.current group by r.operator_id),
            a as (select operator_id, sum(balance_fen)::bigint as balances from account group by operator_id),
            wrong as (
                select operator_id, count(*) as wrong_accounts from (
                    select operator_id from account k full join (select * from sums
                        where kind in ('WALLET', 'BONUS', 'RESERVE', 'RESERVE_BONUS')) u using (operator_id, account_id)
                    where coalesce(k.balance_fen, 0) <> coalesce(u.fen, 0)
                    union all select operator_id from (select operator_id, 'RECEIVABLE:' || driver_id as account_id,
                        owed_fen from account where kind = 'WALLET') k
                    full join (select * from sums where kind = 'RECEIVABLE') u using (operator_id, account_id)
                    where coalesce(k.owed_fen, 0) <> coalesce(-u.fen, 0)) differing group by operator_id),
            o as (
                select operator_id, sum(amount_fen)::bigint as orders_paid from pay_order where state = 'PAID'
                group by operator_id),
            p as (
                select operator_id, sum(amount_fen) filter (where state = 'DONE')::bigint as parts_done,
                    sum(amount_fen) filter (where state not in ('DONE', 'FAILED'))::bigint as parts_open
                from payout_part group by operator_id),
            f as (
                select operator_id, sum(paid_fen - refunded_fen)::bigint as statement from pay_statement
                group by operator_id),
            d as (
                select t.operator_id, sum(t.fen)::bigint as of_those_days from {traded} t
                join pay_statement s on {lists} group by t.operator_id),
            m as (
                select t.operator_id, count(distinct t.day) as days_unbilled from {traded} t
                cross join (select (now() at time zone 'Asia/Shanghai')::date as today) now
                where t.day between today - {kept} and today - 4
                    and not exists (select 1 from pay_statement s where {lists}) group by t.operator_id),
            g as (
                select operator_id, sum(fen)::bigint as grants from (
                    select operator_id, amount_fen as fen from bonus_grant
                    union all select operator_id, -amount_fen from bonus_withdrawal) given group by operator_id),
            h as (
                select operator_id, sum(fen)::bigint as offline_booked from (
                    select operator_id, amount_fen as fen from recharge where source = 'OFFLINE'
                    union all select operator_id, -amount_fen from recharge_reversal
                    union all select operator_id, -amount_fen from offline_payout) booked_offline
                group by operator_id),
            c as (
                select i.operator_id, sum(i.amount_fen)::bigint as batch_items,
                    sum(r.principal_fen + r.bonus_fen + r.waived_fen)::bigint as batch_refunds
                from refund_item i left join bill_refund r on r.bill_month = i.bill_month and r.bill_no = i.bill_no
                    and r.refund_id = i.refund_id where i.refunded_at is not null group by i.operator_id)
            select * from s full join t using (operator_id) full join b using (operator_id)
            full join r using (operator_id) full join a using (operator_id) full join wrong using (operator_id)
            full join o using (operator_id) full join p using (operator_id) full join f using (operator_id)
            full join d using (operator_id) full join m using (operator_id) full join g using (operator_id)
            full join h using (operator_id)
            full join c using (operator_id)""".replace("{traded}", PayStatements.TRADED)
            .replace("{lists}", PayStatements.LISTS).replace("{kept}", Integer.toString(PayStatements.KEPT_DAYS));

    /** Of the one operator whose rows the caller sees. */
    public List<LedgerCheck> ofTenant(Tx tx, boolean wholeLedger) {
        return byOperator(tx, wholeLedger).values().stream().findFirst().orElseGet(() -> checks(OF_NOTHING));
    }

    /**
     * By the snapshot and what was booked since, or by every transfer there is: the same, or the snapshot is wrong. An
     * operator of which nothing is booked has none.
     */
    public Map<String, List<LedgerCheck>> byOperator(Tx tx, boolean wholeLedger) {
        var checks = new TreeMap<String, List<LedgerCheck>>();
        tx.query((wholeLedger ? WHOLE_LEDGER : SINCE_SNAPSHOT) + EQUATIONS)
                .forEach(row -> checks.put(row.getString("operator_id"), checks(figures(row))));
        return checks;
    }

    /** For those who read for everybody: true for one at a time, until its transaction ends. */
    public boolean readByNobodyElse(Tx tx) {
        return tx.query("select pg_try_advisory_xact_lock(hashtextextended('ledger equations', 0)) as mine").iterator()
                .next().getBoolean("mine");
    }

    private static Figures figures(Row row) {
        return name -> row.getLong(name) == null ? 0 : row.getLong(name);
    }

    private static List<LedgerCheck> checks(Figures fen) {
        return List.of(
                check("wallets-and-reserves", "wallets + reserves, principal and bonus = recharges + bonuses, less"
                        + " what was taken back + refunds to wallets - settled - payouts (fen)", fen.of("balances"),
                        fen.of("recharged") - fen.of("reversed") + fen.of("granted") - fen.of("withdrawn")
                                + fen.of("refunded") - fen.of("settled") - fen.of("paid_out")),
                check("revenue-energy-fee", "revenue = current bills - refunds, energy fee (fen)",
                        fen.of("energy"), fen.of("bill_energy") - fen.of("covered_energy") - fen.of("back_energy")),
                check("revenue-service-fee", "revenue = current bills - refunds, service fee (fen)",
                        fen.of("service"), fen.of("bill_service") - fen.of("covered_service") - fen.of("back_service")),
                check("revenue-idle-fee", "revenue = current bills - refunds, idle fee (fen)",
                        fen.of("idle"), fen.of("bill_idle") - fen.of("covered_idle") - fen.of("back_idle")),
                check("settled-paid", "settled - refunds to wallets = paid by current bills - refunds (fen)",
                        fen.of("settled") - fen.of("refunded"), fen.of("bill_paid") - fen.of("back_paid")),
                check("voucher-cost", "voucher cost = discounts of current bills (fen)",
                        fen.of("voucher_cost"), fen.of("bill_discount")),
                check("receivables", "receivables = owed by current bills - no longer owed (fen)",
                        fen.of("owed"), fen.of("bill_receivable") - fen.of("waived")),
                check("bonus-cost", "bonus cost = bonuses granted - withdrawn (fen)",
                        fen.of("bonus_cost"), fen.of("grants")),
                check("offline-clearing", "offline clearing = offline recharges - reversals - offline payouts"
                        + " (fen)",
                        fen.of("offline"), fen.of("offline_booked")),
                check("wechat-pay-clearing", "WeChat Pay clearing = recharges by WeChat - refunds by WeChat (fen)",
                        fen.of("wechat_pay"), fen.of("orders_paid") - fen.of("parts_done")),
                check("wechat-pay-on-their-way", "payouts on their way = parts without an end (fen)",
                        fen.of("on_their_way"), fen.of("parts_open")),
                check("wechat-pay-statement",
                        "WeChat Pay's own bills = recharges - refunds taken, at those accounts on those days (fen)",
                        fen.of("statement"), fen.of("of_those_days")),
                check("wechat-pay-statements-fetched",
                        "days of payments or refunds, over since three, without WeChat Pay's own bill (count)",
                        fen.of("days_unbilled"), 0),
                check("refund-batches", "items given back by refund batches = refunds of them (fen)",
                        fen.of("batch_items"), fen.of("batch_refunds")),
                check("balances-follow-transfers",
                        "wallets and reserves whose balance, or debt, is not the sum of their transfers (count)",
                        fen.of("wrong_accounts"), 0),
                check("zero-sum", "sum of all accounts (fen)", fen.of("all_accounts"), 0));
    }

    private static LedgerCheck check(String name, String description, long left, long right) {
        return LedgerCheck.of(name, description, left, right);
    }
}
