package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.check.IdleTime;
import org.chargeledger.kit.db.Tx;

/** Who idled at a fee, as current bills have it. */
@ApplicationScoped
public class IdleTimes {

    /** The times of others at the same pile, or of the same driver, that meet one of these. */
    public List<IdleTime> meeting(Tx tx, Collection<IdleTime> idleTimes) {
        var others = new ArrayList<IdleTime>();
        if (idleTimes.isEmpty()) {
            return others;
        }
        tx.query("""
                select o.* from unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
                    as mine(pile_code, driver_id, idle_from, idle_until)
                cross join lateral (
                    select bill_no, pile_code, connector_no, driver_id, charge_ended_at, service_ended_at from bill b
                    where b.bill_month = any($5) and b.pile_code = mine.pile_code and b.current and b.idle_fee_fen > 0
                        and b.service_ended_at > mine.idle_from and b.charge_ended_at < mine.idle_until
                    union
                    select bill_no, pile_code, connector_no, driver_id, charge_ended_at, service_ended_at from bill b
                    where b.bill_month = any($5) and b.driver_id = mine.driver_id and b.current and b.idle_fee_fen > 0
                        and b.service_ended_at > mine.idle_from and b.charge_ended_at < mine.idle_until) o""",
                texts(idleTimes, IdleTime::pileCode), uuids(idleTimes, IdleTime::driverId),
                times(idleTimes, IdleTime::from), times(idleTimes, IdleTime::until), months(idleTimes))
                .forEach(row -> others.add(new IdleTime(new BillNo(row.getString("bill_no")),
                        row.getString("pile_code"), row.getString("connector_no"), row.getUUID("driver_id"),
                        instant(row, "charge_ended_at"), instant(row, "service_ended_at"))));
        return others;
    }

    /** A neighbour may have been requested in the month before, or after. */
    private static LocalDate[] months(Collection<IdleTime> idleTimes) {
        return idleTimes.stream().map(idle -> idle.billNo().month())
                .flatMap(month -> Stream.of(month.minusMonths(1), month, month.plusMonths(1))).distinct()
                .toArray(LocalDate[]::new);
    }
}
