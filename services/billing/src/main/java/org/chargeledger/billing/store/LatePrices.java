package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.TariffVersion;

/** Sessions for which a tariff version that arrived late changes something. */
@ApplicationScoped
public class LatePrices {

    /** {@code session} as it is, or null where it is settled: its money stays, and nothing of it has to be read. */
    public record Repriced(BillNo billNo, Session session, TariffVersion pinned, TariffVersion inForce) {

        public boolean settled() {
            return session == null;
        }

        public boolean moves() {
            return !inForce.equals(pinned);
        }
    }

    /**
     * The next sessions that were requested since the version took force, where it holds or ends, or that are held and
     * pinned to it, in the order of their numbers: whether it concerns them is still to be seen.
     */
    public List<BillNo> toLookAt(Tx tx, LateVersions.Late late, int atMost) {
        var numbers = new ArrayList<BillNo>();
        Tariffs.Published version = late.published();
        BillNo lowest = BillNo.lowestSince(version.effectiveFrom());
        tx.query("""
                (select bill_no from session where operator_id = $1 and bill_no > $2 and requested_at >= $3
                    and bill_month >= coalesce($4::date, '-infinity') and bill_no >= coalesce($5::text, '')
                    and ($6 or station_id = any($7) or pile_code = any($8)) order by bill_no limit $11)
                union
                (select bill_no from session where operator_id = $1 and bill_no > $2 and state = 'HELD'
                    and tariff_id = $9 and tariff_version = $10 order by bill_no limit $11)
                order by bill_no limit $11""",
                late.name().operatorId(), late.lookedUntil(), utc(version.effectiveFrom()),
                lowest == null ? null : lowest.month(), lowest == null ? null : lowest.digits(),
                version.everywhere(), version.everyStation(), version.everyPile(), late.name().tariffId(),
                late.name().version(), atMost)
                .forEach(row -> numbers.add(new BillNo(row.getString("bill_no"))));
        return numbers;
    }

    /**
     * Locks those among them that have another version pinned than the one in force, or are marked with another; and
     * what is held and pinned to the version. A price that nobody knows yet leaves a session with the one it has.
     */
    public List<Repriced> lock(Tx tx, LateVersions.Late late, List<BillNo> numbers) {
        var repriced = new ArrayList<Repriced>();
        tx.query("""
                select s.bill_no, s.operator_id, s.station_id, s.pile_code, s.connector_no, s.driver_id, s.tariff_id,
                    s.tariff_version, s.requested_at, s.start_valid_until, s.plug_out_reported, s.state, s.decided_at,
                    s.bill_version, case when s.state <> 'SETTLED' then s.folded::text end as folded_text,
                    coalesce(f.tariff_id, s.tariff_id) as force_id,
                    coalesce(f.version, s.tariff_version) as force_version
                from session s left join lateral (%s) f on true
                where s.operator_id = $5 and s.bill_month = any($1) and s.bill_no = any($2) and (
                    (f.tariff_id, f.version) <> (s.tariff_id, s.tariff_version)
                    or s.state = 'SETTLED' and exists (select 1 from bill b where b.bill_month = s.bill_month
                        and b.bill_no = s.bill_no and b.current and b.superseding_tariff_id is not null)
                    or s.state = 'HELD' and s.tariff_id = $3 and s.tariff_version = $4)
                order by s.bill_no for update of s"""
                .formatted(Tariffs.IN_FORCE.formatted("s.operator_id", "s.station_id", "s.pile_code",
                        "s.requested_at")),
                numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new),
                texts(numbers, BillNo::digits), late.name().tariffId(), late.name().version(),
                late.name().operatorId())
                .forEach(row -> repriced.add(repriced(row)));
        return repriced;
    }

    /** Gives sessions the version in force; their state is written apart. */
    public void pin(Tx tx, List<Repriced> moved) {
        if (!moved.isEmpty()) {
            tx.execute("""
                    update session s set tariff_id = u.tariff_id, tariff_version = u.tariff_version
                    from unnest($1::date[], $2::text[], $3::text[], $4::int[])
                        as u(bill_month, bill_no, tariff_id, tariff_version)
                    where s.bill_month = u.bill_month and s.bill_no = u.bill_no""",
                    dates(moved, one -> one.billNo().month()), texts(moved, one -> one.billNo().digits()),
                    texts(moved, one -> one.inForce().tariffId()), ints(moved, one -> one.inForce().number()));
        }
    }

    /** Marks settled bills with the version that should have rated them; nothing where it was the right one. */
    public void markSuperseded(Tx tx, List<Repriced> settled) {
        if (!settled.isEmpty()) {
            tx.execute(Bills.LOCKED_IN_ORDER + """
                    update bill b set superseding_tariff_id = u.tariff_id, superseding_tariff_version = u.tariff_version
                    from unnest($1::date[], $2::text[], $3::text[], $4::int[])
                        as u(bill_month, bill_no, tariff_id, tariff_version)
                    join locked l using (bill_month, bill_no)
                    where b.bill_month = l.bill_month and b.bill_no = l.bill_no and b.version = l.version""",
                    dates(settled, one -> one.billNo().month()), texts(settled, one -> one.billNo().digits()),
                    texts(settled, one -> one.moves() ? one.inForce().tariffId() : null),
                    ints(settled, one -> one.moves() ? one.inForce().number() : null));
        }
    }

    private static Repriced repriced(Row row) {
        boolean settled = SessionState.valueOf(row.getString("state")) == SessionState.SETTLED;
        return new Repriced(new BillNo(row.getString("bill_no")), settled ? null : SessionRow.session(row),
                new TariffVersion(row.getString("tariff_id"), row.getInteger("tariff_version")),
                new TariffVersion(row.getString("force_id"), row.getInteger("force_version")));
    }
}
