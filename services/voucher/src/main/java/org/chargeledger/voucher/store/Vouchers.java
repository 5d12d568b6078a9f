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
import org.chargeledger.voucher.domain.Gift;
import org.chargeledger.voucher.domain.Terms;
import org.chargeledger.voucher.domain.Voucher;

/** Vouchers by driver. Every method joins the caller's transaction; writers hold the driver's lock. */
@ApplicationScoped
public class Vouchers {

    /** What staff and drivers may ask for; absent: everything. Expired is an available voucher past its end. */
    public record Filter(Optional<UUID> driverId, Optional<String> state, Instant now, UUID after, int limit) {}

    /** The pieces of one gift, in order: same driver, same terms. */
    public void add(Tx tx, Gift gift, List<Voucher> pieces) {
        Terms terms = pieces.getFirst().terms();
        DriverKey driver = gift.cause().driver();
        tx.execute("""
                insert into voucher (operator_id, voucher_id, driver_id, campaign_id, face_fen, minimum_spend_fen,
                    station_ids, valid_from, expires_at, granted_at, state, changed_at, gift_id, piece, gift_pieces,
                    lapses_below_fen)
                select $1, id, $3, $4, $5, $6, $7, $8, $9, $10, 'AVAILABLE', $10, $11, piece, $12, $13
                from unnest($2::uuid[]) with ordinality as p (id, piece)""",
                driver.operatorId(), uuids(pieces, Voucher::voucherId), driver.driverId(), terms.campaignId(),
                terms.faceFen(), terms.minimumSpendFen(), terms.stationIds().toArray(String[]::new),
                utc(terms.validFrom()), utc(terms.expiresAt()), utc(terms.grantedAt()), gift.giftId(), gift.pieces(),
                terms.lapsesBelowFen().orElse(null));
    }

    /** What the drivers have left, and what is held for these bills. */
    public List<Voucher> forBills(Tx tx, Collection<DriverKey> drivers, Collection<String> billNos) {
        return all(tx.query("""
                select v.*, c.name campaign_name from voucher v join campaign c using (operator_id, campaign_id)
                join unnest($1::text[], $2::uuid[]) d (operator_id, driver_id)
                    on v.operator_id = d.operator_id and v.driver_id = d.driver_id
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
        tx.send("""
                update voucher v set state = n.state, bill_no = n.bill_no, discount_fen = n.discount_fen,
                    changed_at = $6, releases = v.releases + case when n.bill_no is null then 1 else 0 end
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
                select v.*, c.name campaign_name from voucher v join campaign c using (operator_id, campaign_id)
                where ($1::uuid is null or v.driver_id = $1) and v.voucher_id > $2
                    and ($3::text is null
                        or v.state = $3 and (v.state <> 'AVAILABLE' or v.expires_at > $4)
                        or $3 = 'EXPIRED' and v.state = 'AVAILABLE' and v.expires_at <= $4)
                order by v.voucher_id limit $5""",
                filter.driverId().orElse(null), filter.after(), filter.state().orElse(null), utc(filter.now()),
                filter.limit()));
    }

    /** A driver's vouchers that no bill has taken and that have not ended. */
    public List<Voucher> available(Tx tx, UUID driverId, Instant now) {
        return all(tx.query("""
                select v.*, c.name campaign_name from voucher v join campaign c using (operator_id, campaign_id)
                where v.driver_id = $1 and v.state = 'AVAILABLE' and v.expires_at > $2""", driverId, utc(now)));
    }

    static List<Voucher> all(Iterable<Row> rows) {
        var vouchers = new ArrayList<Voucher>();
        rows.forEach(row -> vouchers.add(voucher(row)));
        return vouchers;
    }

    private static Voucher voucher(Row row) {
        return new Voucher(new DriverKey(row.getString("operator_id"), row.getUUID("driver_id")),
                row.getUUID("voucher_id"), terms(row), Voucher.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("bill_no")), row.getLong("discount_fen"));
    }

    private static Terms terms(Row row) {
        return new Terms(Optional.ofNullable(row.getUUID("gift_id")), row.getString("campaign_id"),
                row.getString("campaign_name"), row.getLong("face_fen"), row.getLong("minimum_spend_fen"),
                List.of(row.getArrayOfStrings("station_ids")), instant(row, "valid_from"), instant(row, "expires_at"),
                instant(row, "granted_at"), Optional.ofNullable(row.getLong("lapses_below_fen")));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
