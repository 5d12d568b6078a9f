package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.TariffVersion;
import org.chargeledger.pileingest.domain.TariffVersion.DayPlan;
import org.chargeledger.pileingest.domain.TariffVersion.Period;

/** Tariff versions as far as piles are told about them. */
@ApplicationScoped
public class TariffVersions {

    private static final String LATEST = " order by effective_from desc, version desc limit 1)";

    /** A version never changes, so the first copy stands. */
    public void add(Tx tx, TariffVersion version) {
        tx.execute("""
                insert into tariff_version (operator_id, tariff_id, version, model_no, zone_id, effective_from,
                    station_ids, pile_codes, whole_operator, withdrawn_station_ids, withdrawn_pile_codes,
                    withdrawn_whole_operator, periods, day_plans)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::text::jsonb, $14::text::jsonb)
                on conflict do nothing""",
                version.operatorId(), version.tariffId(), version.version(), version.modelNo(), version.zoneId(),
                Times.utc(version.effectiveFrom()), strings(version.stationIds()), strings(version.pileCodes()),
                version.wholeOperator(), strings(version.withdrawnStationIds()),
                strings(version.withdrawnPileCodes()), version.withdrawnWholeOperator(),
                EventJson.write(version.periods()), EventJson.write(version.dayPlans()));
    }

    /**
     * The version in force at a pile: of those that name it, the one that took effect last; if there is none or it
     * withdraws the pile, the same for its station, then for the whole operator; none where that is withdrawn too.
     */
    public Optional<TariffVersion> inForce(Tx tx, Pile pile, Instant at) {
        return first(tx.query("""
                select v.*, v.periods::text periods_json, v.day_plans::text day_plans_json from (
                    (select 1 rank, pile_codes @> array[$3] holds, * from tariff_version
                        where operator_id = $1 and effective_from <= $4
                            and (pile_codes @> array[$3] or withdrawn_pile_codes @> array[$3])""" + LATEST + """
                    union all
                    (select 2, station_ids @> array[$2], * from tariff_version
                        where operator_id = $1 and effective_from <= $4
                            and (station_ids @> array[$2] or withdrawn_station_ids @> array[$2])""" + LATEST + """
                    union all
                    (select 3, whole_operator, * from tariff_version
                        where operator_id = $1 and effective_from <= $4
                            and (whole_operator or withdrawn_whole_operator)""" + LATEST + """
                ) v where holds order by rank limit 1""",
                pile.operatorId(), pile.stationId(), pile.pileCode(), Times.utc(at)));
    }

    /** An operator has a number for one version only. */
    public Optional<TariffVersion> numbered(Tx tx, String operatorId, String modelNo) {
        return first(tx.query("""
                select v.*, v.periods::text periods_json, v.day_plans::text day_plans_json from tariff_version v
                where operator_id = $1 and model_no = $2""", operatorId, modelNo));
    }

    /** When the next of the operator's versions takes effect. */
    public Optional<Instant> nextChange(Tx tx, String operatorId, Instant after) {
        return Times.optional(tx.query("""
                select min(effective_from) next from tariff_version where operator_id = $1 and effective_from > $2""",
                operatorId, Times.utc(after)).iterator().next(), "next");
    }

    private static String[] strings(List<String> list) {
        return list.toArray(String[]::new);
    }

    private static Optional<TariffVersion> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(version(rows.iterator().next()));
    }

    private static TariffVersion version(Row row) {
        return new TariffVersion(row.getString("operator_id"), row.getString("tariff_id"), row.getInteger("version"),
                row.getString("model_no"), row.getString("zone_id"), Times.instant(row, "effective_from"),
                List.of(row.getArrayOfStrings("station_ids")), List.of(row.getArrayOfStrings("pile_codes")),
                row.getBoolean("whole_operator"), List.of(row.getArrayOfStrings("withdrawn_station_ids")),
                List.of(row.getArrayOfStrings("withdrawn_pile_codes")), row.getBoolean("withdrawn_whole_operator"),
                List.of(EventJson.read(row.getString("periods_json"), Period[].class)),
                List.of(EventJson.read(row.getString("day_plans_json"), DayPlan[].class)));
    }
}
