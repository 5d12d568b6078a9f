package org.chargeledger.bench;

import static org.chargeledger.bench.DurablePostgres.execute;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A campaign of which every second driver of the fleet holds one voucher, as the gifts for their recharges would have left
 * them: 5 yuan off a session of 20, which the fleet's sessions are.
 */
final class Gifts {

    private Gifts() {}

    static void give(Connection voucher, int drivers) throws SQLException {
        execute(voucher, """
                create temporary table one as select i, md5('driver ' || i)::uuid as driver_id,
                    md5('gift ' || i)::uuid as gift_id, '2019-10-16T00:00:00Z'::timestamptz as at
                from generate_series(0, %2$d, 2) i;
                insert into campaign (operator_id, campaign_id, name, state, trigger, recharge_threshold_fen,
                    pieces_per_gift, face_fen, total_gifts, gifts_given, departments, sub_operators, station_ids,
                    gift_from, gift_until, minimum_spend_fen, validity_days, changed_at, changed_by)
                select '%1$s', 'bench', 'bench', 'ACTIVE', 'RECHARGE', 10000, 1, 500, count(*), count(*), '{}', '{}', '{}',
                    '2019-10-01T00:00:00Z', '2019-11-01T00:00:00Z', 2000, 30, '2019-10-01T00:00:00Z', 'bench' from one;
                insert into driver (operator_id, driver_id, profiled) select '%1$s', driver_id, true from one;
                insert into gift (operator_id, gift_id, cause_id, campaign_id, driver_id, given_at, reason, pieces, nth)
                select '%1$s', gift_id, i::text, 'bench', driver_id, at, 'RECHARGE', 1, 1 from one;
                insert into voucher (operator_id, voucher_id, driver_id, campaign_id, face_fen, minimum_spend_fen,
                    station_ids, valid_from, expires_at, granted_at, state, changed_at, gift_id, piece, gift_pieces)
                select '%1$s', gen_random_uuid(), driver_id, 'bench', 500, 2000, '{}', at, at + interval '30 days', at,
                    'AVAILABLE', at, gift_id, 1, 1 from one;
                analyze""".formatted(Fleet.OPERATOR, drivers - 1));
    }
}
