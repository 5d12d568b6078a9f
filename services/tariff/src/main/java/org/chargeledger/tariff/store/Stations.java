package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.tariff.domain.PileSite;
import org.chargeledger.tariff.domain.Site;
import org.hibernate.reactive.mutiny.Mutiny;

/** This service's copy of stations and piles: written from events, read by staff. */
@ApplicationScoped
public class Stations {

    /** The part of station-changed that tariff reads. */
    public record Changed(String stationId, String name, String zoneId, List<Pile> piles) {

        /** Absent: it reports. */
        public record Pile(String pileCode, Boolean reportsPlugOut) {

            boolean reports() {
                return !Boolean.FALSE.equals(reportsPlugOut);
            }
        }
    }

    /** The last change of a station stands, with exactly its piles. */
    public void put(Tx tx, String operatorId, Changed station) {
        tx.execute("""
                insert into station (operator_id, station_id, name, zone_id) values ($1, $2, $3, $4)
                on conflict (operator_id, station_id) do update set name = excluded.name, zone_id = excluded.zone_id""",
                operatorId, station.stationId(), station.name(), ZoneId.of(station.zoneId()).getId());
        String[] codes = each(station, Changed.Pile::pileCode).toArray(String[]::new);
        tx.execute("""
                insert into pile (pile_code, operator_id, station_id, reports_plug_out)
                select code, $1, $2, reports from unnest($3::text[], $4::boolean[]) as u(code, reports)
                on conflict (pile_code) do update set station_id = excluded.station_id,
                    reports_plug_out = excluded.reports_plug_out where pile.operator_id = excluded.operator_id""",
                operatorId, station.stationId(), codes, each(station, Changed.Pile::reports).toArray(Boolean[]::new));
        tx.execute("delete from pile where operator_id = $1 and station_id = $2 and pile_code <> all($3)", operatorId,
                station.stationId(), codes);
    }

    public Uni<List<Site>> all(Mutiny.Session session) {
        return list(session, "", Integer.MAX_VALUE);
    }

    /** In the order of their ids, after {@code after}. */
    public Uni<List<Site>> list(Mutiny.Session session, String after, int limit) {
        return session.createSelectionQuery("from SiteRow where key.stationId > :after order by key.stationId",
                SiteRow.class)
                .setParameter("after", after).setMaxResults(limit).getResultList()
                .map(rows -> rows.stream().map(SiteRow::toSite).toList());
    }

    public Uni<List<PileSite>> allPiles(Mutiny.Session session) {
        return session.createSelectionQuery("from PileRow order by pileCode", PileRow.class).getResultList()
                .map(rows -> rows.stream().map(PileRow::toPile).toList());
    }

    /** The piles of these stations, in the order of their codes. */
    public Uni<List<PileSite>> piles(Mutiny.Session session, List<String> stationIds) {
        return session.createSelectionQuery("from PileRow where stationId in :stations order by pileCode", PileRow.class)
                .setParameter("stations", stationIds).getResultList()
                .map(rows -> rows.stream().map(PileRow::toPile).toList());
    }

    /** Refuses with 404 what does not exist for this operator. */
    public Uni<Site> get(Mutiny.Session session, String operatorId, String stationId) {
        return session.find(SiteRow.class, new SiteRow.Key(operatorId, stationId))
                .onItem().ifNull().failWith(() -> Refusal.notFound("station")).map(SiteRow::toSite);
    }

    /** Refuses with 404 what does not exist for this operator. */
    public Uni<PileSite> getPile(Mutiny.Session session, String pileCode) {
        return session.find(PileRow.class, pileCode)
                .onItem().ifNull().failWith(() -> Refusal.notFound("pile")).map(PileRow::toPile);
    }

    private static <T> List<T> each(Changed station, Function<Changed.Pile, T> value) {
        return station.piles().stream().map(value).toList();
    }
}
