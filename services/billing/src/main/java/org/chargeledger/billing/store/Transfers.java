package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Arrears;
import org.chargeledger.billing.domain.BillMoney;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Posted;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.domain.view.WalletEntry;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** The ledger, read back. Entries are written by {@link Accounts} alone. */
@ApplicationScoped
public class Transfers {

    /** What was moved for these bills comes to this; to be read after the accounts of their drivers were locked. */
    public Map<BillNo, BillMoney> money(Tx tx, String operatorId, Collection<BillNo> bills) {
        var entries = new HashMap<BillNo, List<Posted>>();
        bills.forEach(billNo -> entries.put(billNo, new ArrayList<>()));
        tx.query("""
                select bill_no, kind, debit_account, credit_account, component, sum(amount_fen)::bigint as fen
                from transfer
                where operator_id = $1 and book_month = any($2) and bill_no = any($3)
                group by bill_no, kind, debit_account, credit_account, component""", operatorId,
                bills.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new), texts(bills, BillNo::digits))
                .forEach(row -> entries.get(new BillNo(row.getString("bill_no"))).add(new Posted(
                        Transfer.Kind.valueOf(row.getString("kind")),
                        AccountId.parse(row.getString("debit_account")),
                        AccountId.parse(row.getString("credit_account")), component(row.getString("component")),
                        new Money(row.getLong("fen")))));
        var money = new HashMap<BillNo, BillMoney>();
        entries.forEach((billNo, posted) -> money.put(billNo, BillMoney.read(posted)));
        return money;
    }

    /** What each of these drivers owes; nobody is named who owes nothing. */
    public Map<UUID, List<Arrears.Owed>> arrears(Tx tx, String operatorId, Collection<UUID> drivers) {
        var owed = new HashMap<UUID, List<Arrears.Owed>>();
        tx.query("""
                select driver_id, bill_no,
                    coalesce(component, substr(case when credit_account like 'REVENUE:%' then credit_account
                        else debit_account end, 9)) as part,
                    sum(case when debit_account like 'RECEIVABLE:%' then amount_fen else -amount_fen end)::bigint as fen
                from transfer
                where operator_id = $1 and driver_id = any($2)
                    and (debit_account like 'RECEIVABLE:%' or credit_account like 'RECEIVABLE:%')
                group by 1, 2, 3 having sum(case when debit_account like 'RECEIVABLE:%' then amount_fen
                    else -amount_fen end) > 0""", operatorId, drivers.toArray(UUID[]::new)).forEach(row ->
                        owed.computeIfAbsent(row.getUUID("driver_id"), driver -> new ArrayList<>()).add(
                                new Arrears.Owed(new BillNo(row.getString("bill_no")),
                                        Component.valueOf(row.getString("part")), new Money(row.getLong("fen")))));
        return owed;
    }

    /** Entries of a driver, newest first, one more than the limit if there are more. */
    public List<WalletEntry> ofDriver(Tx tx, UUID driverId, Long before, int limit) {
        var shown = new ArrayList<WalletEntry>();
        tx.query("""
                select seq, kind, bill_no, debit_account, credit_account, component, amount_fen, posted_at from transfer
                where driver_id = $1 and ($2::bigint is null or seq < $2) order by seq desc limit $3""",
                driverId, before, limit + 1).forEach(row -> shown.add(new WalletEntry(row.getLong("seq"),
                        row.getString("kind"), row.getString("bill_no"), kind(row.getString("debit_account")),
                        kind(row.getString("credit_account")), row.getString("component"), row.getLong("amount_fen"),
                        instant(row, "posted_at"))));
        return shown;
    }

    private static String kind(String account) {
        return AccountId.parse(account).kind().name();
    }

    private static Component component(String name) {
        return name == null ? null : Component.valueOf(name);
    }
}
