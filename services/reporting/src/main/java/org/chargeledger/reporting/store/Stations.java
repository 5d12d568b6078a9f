package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.Station;

/** Stations' names; an older change that comes late is ignored. */
@ApplicationScoped
public class Stations {

    public void learn(Tx tx, List<Station> changes) {
        tx.execute("""
                insert into station
                select distinct on (operator_id, station_id) *
                from jsonb_populate_recordset(null::station, $1::text::jsonb)
                order by operator_id, station_id, changed_at desc
                on conflict (operator_id, station_id) do update
                    set name = excluded.name, zone_id = excluded.zone_id, changed_at = excluded.changed_at
                    where station.changed_at < excluded.changed_at""", Rows.write(changes));
    }
}
