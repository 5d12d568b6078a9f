package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.booleans;
import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.uuids;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.kit.db.Tx;

/** The realtime curves of sessions, thinned as they came. */
@ApplicationScoped
public class Samples {

    public record Sample(SessionKey session, Fact.Progressed fact) {}

    /** One reading per session and moment; what comes again changes nothing. */
    public void add(Tx tx, List<Sample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        tx.send("""
                insert into session_sample (bill_month, bill_no, observed_at, operator_id, driver_id, status, plugged,
                    energy_tenth_wh, power_w)
                select * from unnest($1::date[], $2::text[], $3::timestamptz[], $4::text[], $5::uuid[], $6::text[],
                    $7::boolean[], $8::bigint[], $9::bigint[])
                on conflict do nothing""",
                dates(samples, s -> s.session().billNo().month()), texts(samples, s -> s.session().billNo().digits()),
                times(samples, s -> s.fact().observedAt()), texts(samples, s -> s.session().operatorId()),
                uuids(samples, s -> s.session().driverId()), texts(samples, s -> s.fact().status().name()),
                booleans(samples, s -> s.fact().plugged()), longs(samples, s -> s.fact().energyTenthWh()),
                longs(samples, s -> s.fact().powerW()));
    }

    /** In the order in which they were observed. */
    public List<Reading> of(Tx tx, BillNo billNo) {
        return of(tx, List.of(billNo)).getOrDefault(billNo, List.of());
    }

    public Map<BillNo, List<Reading>> of(Tx tx, Collection<BillNo> numbers) {
        var curves = new HashMap<BillNo, List<Reading>>();
        if (numbers.isEmpty()) {
            return curves;
        }
        LocalDate[] months = numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new);
        tx.query("""
                select * from session_sample where bill_month = any($1) and bill_no = any($2)
                order by bill_no, observed_at""", months, texts(numbers, BillNo::digits))
                .forEach(row -> curves.computeIfAbsent(new BillNo(row.getString("bill_no")),
                        billNo -> new ArrayList<>())
                        .add(reading(row)));
        return curves;
    }

    private static Reading reading(Row row) {
        return new Reading(instant(row, "observed_at"), Fact.Progressed.Status.valueOf(row.getString("status")),
                row.getBoolean("plugged"), row.getLong("energy_tenth_wh"), row.getLong("power_w"));
    }
}
