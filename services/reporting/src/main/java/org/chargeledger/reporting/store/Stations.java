package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.Station;

/** Stations' names. */
@ApplicationScoped
public class Stations {

    /** Of several changes of one station the last one stays. */
    public void learn(Tx tx, List<Station> changes) {
        tx.execute("""
                insert into station
                select distinct on (operator_id, station_id) operator_id, station_id, name, zone_id, changed_at
                from jsonb_populate_recordset(null::station, $1::text::jsonb) with ordinality
                order by operator_id, station_id, ordinality desc
                on conflict (operator_id, station_id) do update
                    set name = excluded.name, zone_id = excluded.zone_id, changed_at = excluded.changed_at""", Rows.write(changes));
    }
}
