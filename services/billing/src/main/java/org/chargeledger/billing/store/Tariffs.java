package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/** This service's copy of tariff versions. A version never changes, so it is read from the database once. */
@ApplicationScoped
public class Tariffs {

    /** The part of tariff-version-published that billing reads. */
    public record Published(String tariffId, int version, String zoneId, Instant effectiveFrom, List<String> stationIds,
            List<Period> periods, Idle idleFee) {

        public record Period(String from, String to, Band band, long energyPriceHundredThousandths,
                long servicePriceHundredThousandths) {}

        public record Idle(long perMinuteFen, int freeMinutes, Long capFen) {}

        Tariff tariff() {
            return new Tariff(new TariffVersion(tariffId, version), ZoneId.of(zoneId),
                    periods.stream().map(Published::period).toList(),
                    Optional.ofNullable(idleFee).map(Published::idle));
        }

        private static DayPeriod period(Period period) {
            return DayPeriod.of(period.from(), period.to(), period.band(),
                    new UnitPrice(period.energyPriceHundredThousandths()),
                    new UnitPrice(period.servicePriceHundredThousandths()));
        }

        private static IdleFee idle(Idle idle) {
            return new IdleFee(new Money(idle.perMinuteFen()), idle.freeMinutes(),
                    Optional.ofNullable(idle.capFen()).map(Money::new));
        }
    }

    private record Key(String operatorId, TariffVersion version) {}

    private final Map<Key, Tariff> known = new ConcurrentHashMap<>();

    /** Refuses, as a defect, a version that cannot be priced; repeats are ignored, for a version never changes. */
    public void add(Tx tx, String operatorId, Published published, String json) {
        published.tariff();
        tx.execute("""
                insert into tariff_version (operator_id, tariff_id, version, effective_from, station_ids, body)
                values ($1, $2, $3, $4, $5, $6::text::jsonb) on conflict do nothing""",
                operatorId, published.tariffId(), published.version(), utc(published.effectiveFrom()),
                published.stationIds().toArray(String[]::new), json);
    }

    public Optional<Tariff> find(Tx tx, String operatorId, TariffVersion version) {
        var key = new Key(operatorId, version);
        Tariff tariff = known.get(key);
        if (tariff == null) {
            for (Row row : tx.query("""
                    select body::text from tariff_version
                    where operator_id = $1 and tariff_id = $2 and version = $3""",
                    operatorId, version.tariffId(), version.number())) {
                tariff = EventJson.read(row.getString("body"), Published.class).tariff();
                known.put(key, tariff);
            }
        }
        return Optional.ofNullable(tariff);
    }

    /** The version in force at a station: the one that took effect last. */
    public Optional<TariffVersion> inForce(Tx tx, String operatorId, String stationId, Instant at) {
        for (Row row : tx.query("""
                select tariff_id, version from tariff_version
                where operator_id = $1 and station_ids @> array[$2] and effective_from <= $3
                order by effective_from desc, version desc, tariff_id limit 1""", operatorId, stationId, utc(at))) {
            return Optional.of(new TariffVersion(row.getString("tariff_id"), row.getInteger("version")));
        }
        return Optional.empty();
    }
}
