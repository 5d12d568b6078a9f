package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.DayPlan;
import org.chargeledger.rating.DaySpan;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Season;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/** This service's copy of tariff versions. A version never changes, so it is read from the database once. */
@ApplicationScoped
public class Tariffs {

    /** The part of tariff-version-published that billing reads; lists that an older publisher left out are empty. */
    public record Published(String tariffId, int version, String zoneId, Instant effectiveFrom, List<String> stationIds,
            List<String> pileCodes, boolean wholeOperator, List<String> withdrawnStationIds,
            List<String> withdrawnPileCodes, boolean withdrawnWholeOperator, List<Period> periods, List<Days> dayPlans, Idle idleFee) {

        public record Period(String from, String to, Band band, long energyPriceHundredThousandths,
                long servicePriceHundredThousandths) {

            DayPeriod dayPeriod() {
                return DayPeriod.of(from, to, band, new UnitPrice(energyPriceHundredThousandths),
                        new UnitPrice(servicePriceHundredThousandths));
            }
        }

        public record Days(String name, Set<LocalDate> dates, List<Span> seasons, Set<DayOfWeek> weekdays,
                List<Period> periods) {

            DayPlan dayPlan() {
                return new DayPlan(name, dates, seasons.stream().map(Span::season).toList(), weekdays,
                        periods.stream().map(Period::dayPeriod).toList());
            }
        }

        /** Of the day as HH:mm, or of the year as MM-dd. */
        public record Span(String from, String to) {

            DaySpan daySpan() {
                return DaySpan.of(from, to);
            }

            Season season() {
                return new Season(MonthDay.parse("--" + from), MonthDay.parse("--" + to));
            }
        }

        public record Idle(long perMinuteFen, int freeMinutes, Long capFen, List<Span> quietHours) {

            IdleFee idleFee() {
                return new IdleFee(new Money(perMinuteFen), freeMinutes, Optional.ofNullable(capFen).map(Money::new),
                        orEmpty(quietHours).stream().map(Span::daySpan).toList());
            }
        }

        public Tariff tariff() {
            return new Tariff(new TariffVersion(tariffId, version), ZoneId.of(zoneId),
                    periods.stream().map(Period::dayPeriod).toList(),
                    orEmpty(dayPlans).stream().map(Days::dayPlan).toList(),
                    Optional.ofNullable(idleFee).map(Idle::idleFee));
        }

        /** Whether it holds, or ends, wherever there is no closer one. */
        boolean everywhere() {
            return wholeOperator || withdrawnWholeOperator;
        }

        /** Where it holds or ends. */
        String[] everyStation() {
            return texts(stationIds, withdrawnStationIds);
        }

        String[] everyPile() {
            return texts(pileCodes, withdrawnPileCodes);
        }

        private static String[] texts(List<String> some, List<String> others) {
            return Stream.concat(orEmpty(some).stream(), orEmpty(others).stream()).toArray(String[]::new);
        }

        private static <T> List<T> orEmpty(List<T> list) {
            return list == null ? List.of() : list;
        }

        private static String[] texts(List<String> list) {
            return orEmpty(list).toArray(String[]::new);
        }
    }

    /**
     * The version in force at a pile: of those that name the pile the one that took effect last, else so of those that
     * name its station, else of those for the whole operator; one that withdraws a place leaves it to the next, one
     * that withdraws the whole operator leaves it none. The expressions are operator, station, pile and moment.
     */
    static final String IN_FORCE = """
            select tariff_id, version from (
                (select 1 as distance, tariff_id, version, pile_codes @> array[%3$s] as assigned from tariff_version
                where operator_id = %1$s and effective_from <= %4$s
                    and (pile_codes @> array[%3$s] or withdrawn_pile_codes @> array[%3$s])
                order by effective_from desc, version desc, tariff_id limit 1)
                union all
                (select 2, tariff_id, version, station_ids @> array[%2$s] from tariff_version
                where operator_id = %1$s and effective_from <= %4$s
                    and (station_ids @> array[%2$s] or withdrawn_station_ids @> array[%2$s])
                order by effective_from desc, version desc, tariff_id limit 1)
                union all
                (select 3, tariff_id, version, whole_operator from tariff_version
                where operator_id = %1$s and effective_from <= %4$s and (whole_operator or withdrawn_whole_operator)
                order by effective_from desc, version desc, tariff_id limit 1)) as latest
            where assigned order by distance limit 1""";

    /** Of advisory locks: those who pin a version share one of their operator, who adds versions has it alone. */
    private static final long PINNING = 1;

    private record Key(String operatorId, TariffVersion version) {}

    private final Map<Key, Tariff> known = new ConcurrentHashMap<>();

    /**
     * Refuses, as a defect, a version that cannot be priced. False when it was known: repeats are ignored, for a
     * version never changes.
     */
    public boolean add(Tx tx, String operatorId, Published published, String json) {
        published.tariff();
        return tx.execute("""
                insert into tariff_version (operator_id, tariff_id, version, effective_from, station_ids, pile_codes,
                    whole_operator, withdrawn_station_ids, withdrawn_pile_codes, withdrawn_whole_operator, body)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb) on conflict do nothing""",
                operatorId, published.tariffId(), published.version(), utc(published.effectiveFrom()),
                Published.texts(published.stationIds()), Published.texts(published.pileCodes()),
                published.wholeOperator(),
                Published.texts(published.withdrawnStationIds()), Published.texts(published.withdrawnPileCodes()),
                published.withdrawnWholeOperator(), json) == 1;
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

    /**
     * Until this transaction ends no version is added that it does not see: whoever adds one finds the session that was
     * pinned without it.
     */
    public void beginPinning(Tx tx, String operatorId) {
        tx.query("select pg_advisory_xact_lock_shared(hashtextextended($1, $2))::text", operatorId, PINNING);
    }

    /** Waits for whoever pins a version; others pin when the new ones are known. */
    public void awaitPinning(Tx tx, String operatorId) {
        tx.query("select pg_advisory_xact_lock(hashtextextended($1, $2))::text", operatorId, PINNING);
    }

    public Optional<TariffVersion> inForce(Tx tx, String operatorId, String stationId, String pileCode, Instant at) {
        for (Row row : tx.query(IN_FORCE.formatted("$1", "$2", "$3", "$4"), operatorId, stationId, pileCode, utc(at))) {
            return Optional.of(new TariffVersion(row.getString("tariff_id"), row.getInteger("version")));
        }
        return Optional.empty();
    }
}
