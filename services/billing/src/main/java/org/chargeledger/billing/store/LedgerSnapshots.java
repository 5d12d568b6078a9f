package org.chargeledger.billing.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;

/**
 * What closed transfers come to. Numbers of transfers are drawn in one order and commit in another, so that a transfer
 * is counted only when every transaction has ended that may have drawn a number up to its own: one that books has
 * locked a wallet before, and thereby its transaction's id.
 */
@ApplicationScoped
public class LedgerSnapshots {

    /** {@code closed}: no transfer up to {@code nextSeq} can still come. */
    public record Mark(long uptoSeq, long nextSeq, boolean closed) {}

    /** The number drawn last; to be read before the mark is claimed, so that the claim's transaction is younger. */
    public long lastDrawn(Tx tx) {
        return tx.query("select case when is_called then last_value else 0 end as seq from transfer_seq_seq").iterator()
                .next().getLong("seq");
    }

    /**
     * Empty while another replica is at it. A mark that is younger than every transaction comes from another cluster,
     * of which this one is a copy: nobody of then is still at work.
     */
    public Optional<Mark> claim(Tx tx) {
        for (Row row : tx.query("""
                select upto_seq, next_seq, next_xid <= pg_snapshot_xmin(pg_current_snapshot())
                    or next_xid >= pg_snapshot_xmax(pg_current_snapshot()) as closed
                from ledger_snapshot for update skip locked""")) {
            return Optional.of(new Mark(row.getLong("upto_seq"), row.getLong("next_seq"), row.getBoolean("closed")));
        }
        return Optional.empty();
    }

    /** What was drawn last is the next to count, once everybody has ended who is older than this transaction. */
    public void aim(Tx tx, long lastDrawn) {
        tx.execute("update ledger_snapshot set next_seq = $1, next_xid = pg_current_xact_id()", lastDrawn);
    }

    /** Adds the transfers after {@code from} up to {@code to}. */
    public void add(Tx tx, long from, long to) {
        tx.execute("""
                merge into ledger_sum s using (
                    select operator_id, account_id, sum(entry)::bigint as fen from (
                        select operator_id, credit_account as account_id, amount_fen as entry from transfer
                        where seq > $1 and seq <= $2
                        union all select operator_id, debit_account, -amount_fen from transfer
                        where seq > $1 and seq <= $2) entries
                    group by operator_id, account_id having sum(entry) <> 0) n
                on s.operator_id = n.operator_id and s.account_id = n.account_id
                when matched and s.fen + n.fen = 0 then delete
                when matched then update set fen = s.fen + n.fen
                when not matched then insert values (n.operator_id, n.account_id, n.fen)""", from, to);
        tx.execute("""
                insert into ledger_flow (operator_id, kind, debit_kind, credit_kind, fen)
                select operator_id, kind, split_part(debit_account, ':', 1), split_part(credit_account, ':', 1),
                    sum(amount_fen)::bigint from transfer where seq > $1 and seq <= $2 group by 1, 2, 3, 4
                on conflict (operator_id, kind, debit_kind, credit_kind)
                    do update set fen = ledger_flow.fen + excluded.fen""", from, to);
        tx.execute("update ledger_snapshot set upto_seq = $1", to);
    }
}
