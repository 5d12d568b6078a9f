package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.pileingest.domain.TariffVersion;
import org.chargeledger.pileingest.domain.TariffVersion.Period;

/** Tariff versions as far as piles are told about them. */
@ApplicationScoped
public class TariffVersions {

    /** A version never changes, so the first copy stands. */
    public void add(Tx tx, TariffVersion version) {
        tx.execute("""
                insert into tariff_version (operator_id, tariff_id, version, model_no, effective_from, station_ids,
                    periods)
                values ($1, $2, $3, $4, $5, $6, $7::text::jsonb) on conflict do nothing""",
                version.operatorId(), version.tariffId(), version.version(), version.modelNo(),
                Times.utc(version.effectiveFrom()), version.stationIds().toArray(String[]::new),
                EventJson.write(version.periods()));
    }

    /** The version in force at a station: of those effective by then, the one that took effect last. */
    public Optional<TariffVersion> inForce(Tx tx, String operatorId, String stationId, Instant at) {
        var rows = tx.query("""
                select operator_id, tariff_id, version, model_no, effective_from, station_ids, periods::text periods
                from tariff_version
                where operator_id = $1 and station_ids @> array[$2] and effective_from <= $3
                order by effective_from desc, version desc limit 1""", operatorId, stationId, Times.utc(at)).iterator();
        return rows.hasNext() ? Optional.of(version(rows.next())) : Optional.empty();
    }

    private static TariffVersion version(Row row) {
        return new TariffVersion(row.getString("operator_id"), row.getString("tariff_id"), row.getInteger("version"),
                row.getString("model_no"), Times.instant(row, "effective_from"),
                List.of(row.getArrayOfStrings("station_ids")),
                List.of(EventJson.read(row.getString("periods"), Period[].class)));
    }
}
