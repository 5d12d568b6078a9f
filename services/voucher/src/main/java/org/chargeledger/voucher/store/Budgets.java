package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Times.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.Budget;

/** What became of a campaign's vouchers, counted when somebody asks. */
@ApplicationScoped
public class Budgets {

    /** A voucher past its end counts as expired, also while it waits to be marked. */
    public Budget of(Tx tx, String campaignId, Instant now) {
        var row = tx.query("""
                select count(*) given, coalesce(sum(face_fen), 0)::bigint given_fen,
                    count(*) filter (where fate = 'REDEEMED') redeemed,
                    coalesce(sum(discount_fen) filter (where fate = 'REDEEMED'), 0)::bigint redeemed_fen,
                    count(*) filter (where fate = 'RESERVED') reserved,
                    coalesce(sum(face_fen) filter (where fate = 'RESERVED'), 0)::bigint reserved_fen,
                    count(*) filter (where fate = 'AVAILABLE') available,
                    coalesce(sum(face_fen) filter (where fate = 'AVAILABLE'), 0)::bigint available_fen,
                    count(*) filter (where fate = 'EXPIRED') expired,
                    coalesce(sum(face_fen) filter (where fate = 'EXPIRED'), 0)::bigint expired_fen,
                    coalesce(sum(releases), 0)::bigint released
                from (select *, case when state = 'AVAILABLE' and expires_at <= $2 then 'EXPIRED' else state end fate
                    from voucher where campaign_id = $1) v""", campaignId, utc(now)).iterator().next();
        return new Budget(row.getLong("given"), row.getLong("given_fen"), row.getLong("redeemed"),
                row.getLong("redeemed_fen"), row.getLong("reserved"), row.getLong("reserved_fen"),
                row.getLong("available"), row.getLong("available_fen"), row.getLong("expired"),
                row.getLong("expired_fen"), row.getLong("released"));
    }
}
