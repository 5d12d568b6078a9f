package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.kit.db.Tx;

/** The days on which what waits for an operator's staff was counted, and what was found. */
@ApplicationScoped
public class Backlogs {

    /**
     * What waits for one operator's staff on a day. {@code count}, the money and {@code byCode} are of held bills and of
     * records without a session, which have a code of their own; record offers and bills of a superseded price wait
     * beside them. {@code oldestAt} is when the oldest was held or came without a session; where there is none of those,
     * when the oldest offer was made or the oldest superseded bill was settled; null where nothing waits.
     */
    public record Backlog(String operatorId, LocalDate day, long count, long reservedFen, long shortfallFen,
            Instant oldestAt, Map<Integer, Long> byCode, long recordOffers, long supersededBills) {

        public boolean waits() {
            return count + recordOffers + supersededBills > 0;
        }
    }

    /** Each part is answered by an index that holds nothing but what waits: bills settled as they should be are in none. */
    private static final String WAITING = """
            select o.operator_id, h.held + u.unclaimed as waiting, u.unclaimed, h.reserved, h.shortfall, f.offers,
                s.superseded, coalesce(least(h.oldest, u.oldest), least(f.oldest, s.oldest)) as oldest
            from unnest($1::text[]) as o(operator_id)
            cross join lateral (select count(*) as held, min(held_at) as oldest,
                    coalesce(sum(held_reserve_fen), 0)::bigint as reserved,
                    coalesce(sum(greatest(expected_fen - coalesce(held_reserve_fen, 0), 0)), 0)::bigint as shortfall
                from bill where operator_id = o.operator_id and state = 'HELD' and current) h
            cross join lateral (select count(*) as unclaimed, min(observed_at) as oldest from unclaimed_record
                where operator_id = o.operator_id and handled_at is null) u
            cross join lateral (select count(*) as offers, min(offered_at) as oldest from record_offer
                where operator_id = o.operator_id and state = 'OPEN') f
            cross join lateral (select count(*) as superseded, min(settled_at) as oldest from bill
                where operator_id = o.operator_id and current and superseding_tariff_id is not null) s""";

    private final HeldReserves heldReserves;

    Backlogs(HeldReserves heldReserves) {
        this.heldReserves = heldReserves;
    }

    /** Those operators whose day, or a later one, was not counted before. The insert is the check. */
    public Map<String, LocalDate> begin(Tx tx, Map<String, LocalDate> days) {
        var begun = new TreeMap<String, LocalDate>();
        tx.query("""
                insert into backlog_day (operator_id, day, held)
                select u.operator_id, u.day, 0 from unnest($1::text[], $2::date[]) as u(operator_id, day)
                where not exists (select 1 from backlog_day d where d.operator_id = u.operator_id and d.day >= u.day)
                on conflict do nothing returning operator_id, day""",
                days.keySet().toArray(String[]::new), days.values().toArray(LocalDate[]::new))
                .forEach(row -> begun.put(row.getString("operator_id"), row.getLocalDate("day")));
        return begun;
    }

    /** Operators of whom something waits, and who have no pile left that tells how late it is. */
    public List<String> waitingWithoutPiles(Tx tx) {
        var operators = new ArrayList<String>();
        tx.query("""
                select o.operator_id from (select distinct operator_id from station) o
                where not exists (select 1 from pile p where p.operator_id = o.operator_id)
                    and (exists (select 1 from bill b where b.operator_id = o.operator_id and b.state = 'HELD'
                            and b.current)
                        or exists (select 1 from bill b where b.operator_id = o.operator_id and b.current
                            and b.superseding_tariff_id is not null)
                        or exists (select 1 from record_offer f where f.operator_id = o.operator_id
                            and f.state = 'OPEN')
                        or exists (select 1 from unclaimed_record u where u.operator_id = o.operator_id
                            and u.handled_at is null))""")
                .forEach(row -> operators.add(row.getString("operator_id")));
        return operators;
    }

    /** What waits for each of them, in a number of queries that does not grow with them. */
    public List<Backlog> count(Tx tx, Map<String, LocalDate> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        String[] operators = days.keySet().toArray(String[]::new);
        heldReserves.tellUntold(tx, operators);
        Map<String, Map<Integer, Long>> byCode = byCode(tx, operators);
        var waiting = new ArrayList<Backlog>();
        tx.query(WAITING, (Object) operators).forEach(row -> waiting.add(backlog(row, days, byCode)));
        tx.execute("""
                update backlog_day b set held = u.held from unnest($1::text[], $2::date[], $3::int[])
                    as u(operator_id, day, held) where b.operator_id = u.operator_id and b.day = u.day""",
                waiting.stream().map(Backlog::operatorId).toArray(String[]::new),
                waiting.stream().map(Backlog::day).toArray(LocalDate[]::new),
                waiting.stream().map(one -> (int) one.count()).toArray(Integer[]::new));
        return waiting;
    }

    private static Backlog backlog(Row row, Map<String, LocalDate> days, Map<String, Map<Integer, Long>> held) {
        String operatorId = row.getString("operator_id");
        var byCode = new TreeMap<>(held.getOrDefault(operatorId, Map.of()));
        if (row.getLong("unclaimed") > 0) {
            byCode.put(FindingCode.RECORD_WITHOUT_SESSION.number(), row.getLong("unclaimed"));
        }
        return new Backlog(operatorId, days.get(operatorId), row.getLong("waiting"), row.getLong("reserved"),
                row.getLong("shortfall"), instant(row, "oldest"), byCode, row.getLong("offers"),
                row.getLong("superseded"));
    }

    private static Map<String, Map<Integer, Long>> byCode(Tx tx, String[] operators) {
        var byCode = new HashMap<String, Map<Integer, Long>>();
        tx.query("""
                select b.operator_id, f.code, count(*) as held from bill b
                join bill_finding f on f.bill_month = b.bill_month and f.bill_no = b.bill_no and f.version = b.version
                where b.operator_id = any($1) and b.state = 'HELD' and b.current group by b.operator_id, f.code""",
                (Object) operators).forEach(found -> byCode.computeIfAbsent(found.getString("operator_id"),
                        one -> new TreeMap<>()).put(found.getInteger("code"), found.getLong("held")));
        return byCode;
    }
}
