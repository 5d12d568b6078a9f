package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ids;
import static org.chargeledger.voucher.store.Columns.longs;
import static org.chargeledger.voucher.store.Columns.operators;
import static org.chargeledger.voucher.store.Columns.texts;
import static org.chargeledger.voucher.store.Columns.uuids;
import static org.chargeledger.voucher.store.Times.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Voucher;

/** Vouchers by driver. Every method joins the caller's transaction; writers hold the driver's lock. */
@ApplicationScoped
public class Vouchers {

    /** What staff and drivers may ask for; absent: everything. Expired is an available voucher past its end. */
    public record Filter(Optional<UUID> driverId, Optional<String> state, Instant now, UUID after, int limit) {}

    /** The vouchers of one gift: same driver, same terms. */
    public void add(Tx tx, List<Voucher> pieces, Instant givenAt) {
        Voucher any = pieces.getFirst();
        tx.execute("""
                insert into voucher (operator_id, voucher_id, driver_id, campaign_id, face_fen, minimum_spend_fen,
                    station_ids, valid_from, expires_at, granted_at, state, changed_at)
                select $1, id, $3, $4, $5, $6, $7, $8, $9, $10, 'AVAILABLE', $10 from unnest($2::uuid[]) id""",
                any.driver().operatorId(), uuids(pieces, Voucher::voucherId), any.driver().driverId(),
                any.campaignId(), any.faceFen(), any.minimumSpendFen(), any.stationIds().toArray(String[]::new),
                utc(any.validFrom()), utc(any.expiresAt()), utc(givenAt));
    }

    /** What the drivers have left, and what is held for these bills. */
    public List<Voucher> forBills(Tx tx, Collection<DriverKey> drivers, Collection<String> billNos) {
        return all(tx.query("""
                select v.* from voucher v join unnest($1::text[], $2::uuid[]) d (operator_id, driver_id)
                    using (operator_id, driver_id)
                where v.state = 'AVAILABLE' or v.bill_no = any($3::text[])
                order by v.voucher_id""", operators(drivers), ids(drivers), billNos.toArray(String[]::new)));
    }

    /** Writes state and bill. Releases go first, for a bill may change its voucher within one batch. */
    public void update(Tx tx, Collection<Voucher> changed, Instant at) {
        write(tx, changed.stream().filter(voucher -> voucher.billNo().isEmpty()).toList(), at);
        write(tx, changed.stream().filter(voucher -> voucher.billNo().isPresent()).toList(), at);
    }

    private static void write(Tx tx, List<Voucher> vouchers, Instant at) {
        if (vouchers.isEmpty()) {
            return;
        }
        tx.execute("""
                update voucher v set state = n.state, bill_no = n.bill_no, discount_fen = n.discount_fen, changed_at = $6
                from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::bigint[])
                    n (operator_id, voucher_id, state, bill_no, discount_fen)
                where v.operator_id = n.operator_id and v.voucher_id = n.voucher_id""",
                texts(vouchers, voucher -> voucher.driver().operatorId()), uuids(vouchers, Voucher::voucherId),
                texts(vouchers, voucher -> voucher.state().name()),
                texts(vouchers, voucher -> voucher.billNo().orElse(null)), longs(vouchers, Voucher::discountFen),
                utc(at));
    }

    /** In the order of their ids. */
    public List<Voucher> list(Tx tx, Filter filter) {
        return all(tx.query("""
                select * from voucher
                where ($1::uuid is null or driver_id = $1) and voucher_id > $2
                    and ($3::text is null
                        or state = $3 and (state <> 'AVAILABLE' or expires_at > $4)
                        or $3 = 'EXPIRED' and state = 'AVAILABLE' and expires_at <= $4)
                order by voucher_id limit $5""",
                filter.driverId().orElse(null), filter.after(), filter.state().orElse(null), utc(filter.now()),
                filter.limit()));
    }

    private static List<Voucher> all(Iterable<Row> rows) {
        var vouchers = new ArrayList<Voucher>();
        rows.forEach(row -> vouchers.add(voucher(row)));
        return vouchers;
    }

    private static Voucher voucher(Row row) {
        return new Voucher(new DriverKey(row.getString("operator_id"), row.getUUID("driver_id")),
                row.getUUID("voucher_id"), row.getString("campaign_id"), row.getLong("face_fen"),
                row.getLong("minimum_spend_fen"), List.of(row.getArrayOfStrings("station_ids")),
                row.getOffsetDateTime("valid_from").toInstant(), row.getOffsetDateTime("expires_at").toInstant(),
                Voucher.State.valueOf(row.getString("state")), Optional.ofNullable(row.getString("bill_no")),
                row.getLong("discount_fen"));
    }
}
