package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.VoucherFact;
import org.chargeledger.reporting.domain.VoucherStatistics;
import org.chargeledger.reporting.domain.Window;

/** What happened to vouchers, each fact once. */
@ApplicationScoped
public class Vouchers {

    public void learn(Tx tx, List<VoucherFact> facts) {
        tx.execute("""
                insert into voucher_fact select * from jsonb_populate_recordset(null::voucher_fact, $1::text::jsonb)
                on conflict do nothing""", Rows.write(facts));
    }

    public VoucherStatistics statistics(Tx tx, Window window) {
        return Rows.read(tx.query("""
                select to_jsonb(t)::text as figures from (select
                    count(*) filter (where kind = 'GRANTED') as granted,
                    coalesce(sum(face_fen) filter (where kind = 'GRANTED'), 0) as granted_fen,
                    count(*) filter (where kind = 'REDEEMED') as redeemed,
                    coalesce(sum(face_fen) filter (where kind = 'REDEEMED'), 0) as redeemed_fen,
                    count(*) filter (where kind = 'RELEASED') as released,
                    coalesce(sum(face_fen) filter (where kind = 'RELEASED'), 0) as released_fen,
                    count(*) filter (where kind = 'EXPIRED') as expired,
                    coalesce(sum(face_fen) filter (where kind = 'EXPIRED'), 0) as expired_fen
                from voucher_fact where at >= $1 and at < $2) t""", Times.utc(window.from()), Times.utc(window.to()))
                .iterator().next().getString("figures"), VoucherStatistics.class);
    }
}
