package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.months;
import static org.chargeledger.billing.store.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** What stays reserved for held bills, which does not change while they are held, and what they would come to. */
@ApplicationScoped
public class HeldReserves {

    private static final String TELL = """
            update bill b set held_reserve_fen = (select coalesce(sum(a.balance_fen), 0) from account a
                where a.operator_id = b.operator_id
                    and a.account_id in ('RESERVE:' || b.bill_no, 'RESERVE_BONUS:' || b.bill_no))
            where b.state = 'HELD' and b.current""";

    /** Of bills that are held in this transaction, once their money is written. */
    public Map<BillNo, Money> tell(Tx tx, Collection<BillNo> held) {
        var reserved = new HashMap<BillNo, Money>();
        if (!held.isEmpty()) {
            tx.query(TELL + " and b.bill_month = any($1) and b.bill_no = any($2)"
                    + " returning b.bill_no, b.held_reserve_fen as fen", months(held), texts(held, BillNo::digits))
                    .forEach(row -> reserved.put(new BillNo(row.getString("bill_no")), new Money(row.getLong("fen"))));
        }
        return reserved;
    }

    /** What held bills would come to, by a price that became known since. */
    public void expect(Tx tx, Map<BillNo, Money> expected) {
        if (!expected.isEmpty()) {
            var bills = List.copyOf(expected.keySet());
            tx.execute("""
                    update bill b set expected_fen = u.expected_fen
                    from unnest($1::date[], $2::text[], $3::bigint[]) as u(bill_month, bill_no, expected_fen)
                    where b.bill_month = u.bill_month and b.bill_no = u.bill_no and b.state = 'HELD' and b.current""",
                    dates(bills, BillNo::month), texts(bills, BillNo::digits),
                    longs(bills, billNo -> expected.get(billNo).fen()));
        }
    }

    /**
     * Of bills that tell nothing: a pod of an earlier release held them while this one was rolled out. What another
     * transaction has in hand is left to the next time.
     */
    public void tellUntold(Tx tx) {
        tx.execute(TELL + untold(""));
    }

    /** Of those of these operators. */
    public void tellUntold(Tx tx, String[] operators) {
        tx.execute(TELL + untold("operator_id = any($1) and "), (Object) operators);
    }

    /** Nobody waits for them: whoever asks may have what the other one waits for. */
    private static String untold(String among) {
        return " and (b.bill_month, b.bill_no, b.version) in (select bill_month, bill_no, version from bill where "
                + among + "state = 'HELD' and current and held_reserve_fen is null for update skip locked)";
    }
}
