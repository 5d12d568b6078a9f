package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Fault;
import org.chargeledger.pileingest.domain.Fault.State;
import org.chargeledger.pileingest.domain.Fault.Type;
import org.chargeledger.pileingest.domain.FaultSearch;
import org.chargeledger.pileingest.store.Connections.Absent;

/** The fault record. Of one kind a pile, and each of its connectors, has at most one standing fault. */
@ApplicationScoped
public class Faults {

    private static final String WHOLE_PILE = "";

    public void wentOffline(Tx tx, String operatorId, String stationId, String pileCode, String reason, Instant at) {
        begin(tx, operatorId, stationId, pileCode, WHOLE_PILE, Type.OFFLINE, reason, at);
    }

    void wentOffline(Tx tx, List<Absent> piles, String reason, Instant at) {
        tx.execute("""
                insert into fault (operator_id, station_id, pile_code, connector_no, type, raw_code, started_at)
                select operator_id, station_id, pile_code, $4, $5, $6, $7
                from unnest($1::text[], $2::text[], $3::text[]) gone (operator_id, station_id, pile_code)
                on conflict (pile_code, connector_no, type) where ended_at is null do nothing""",
                texts(piles, Absent::operatorId), texts(piles, Absent::stationId), texts(piles, Absent::pileCode),
                WHOLE_PILE, Type.OFFLINE.name(), reason, Times.utc(at));
    }

    private static String[] texts(List<Absent> piles, Function<Absent, String> text) {
        return piles.stream().map(text).toArray(String[]::new);
    }

    public void cameOnline(Tx tx, String pileCode, Instant at) {
        end(tx, pileCode, WHOLE_PILE, Type.OFFLINE, at);
    }

    public void begin(Tx tx, String operatorId, String stationId, String pileCode, String connectorNo, Type type,
            String rawCode, Instant at) {
        tx.execute("""
                insert into fault (operator_id, station_id, pile_code, connector_no, type, raw_code, started_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (pile_code, connector_no, type) where ended_at is null do nothing""",
                operatorId, stationId, pileCode, connectorNo, type.name(), rawCode, Times.utc(at));
    }

    public void end(Tx tx, String pileCode, String connectorNo, Type type, Instant at) {
        tx.execute("""
                update fault set ended_at = $4
                where pile_code = $1 and connector_no = $2 and type = $3 and ended_at is null""",
                pileCode, connectorNo, type.name(), Times.utc(at));
    }

    /** Newest first. */
    public List<Fault> list(Tx tx, FaultSearch search, int limit) {
        return all(tx.query("""
                select * from fault
                where ($1::text is null or type = $1) and ($2::text is null or station_id = $2)
                    and ($3::text is null or pile_code = $3)
                    and ($4::text is null or (handled_at is not null) = ($4 = 'HANDLED'))
                    and ($5::timestamptz is null or ended_at is null or ended_at > $5)
                    and ($6::timestamptz is null or started_at < $6)
                    and ($7::timestamptz is null or (started_at, id) < ($7, $8::uuid))
                order by started_at desc, id desc limit $9""",
                name(search.type()), search.stationId(), search.pileCode(), name(search.state()),
                Times.utc(search.from()), Times.utc(search.to()), Times.utc(search.before()), search.beforeId(), limit));
    }

    public Optional<Fault> findForUpdate(Tx tx, UUID id) {
        return all(tx.query("select * from fault where id = $1 for update", id)).stream().findFirst();
    }

    public void handled(Tx tx, UUID id, String by, String reason, Instant at) {
        tx.execute("update fault set handled_at = $2, handled_by = $3, reason = $4 where id = $1", id, Times.utc(at), by,
                reason);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static List<Fault> all(Iterable<Row> rows) {
        var faults = new ArrayList<Fault>();
        rows.forEach(row -> {
            String connectorNo = row.getString("connector_no");
            Instant handledAt = Times.instant(row, "handled_at");
            faults.add(new Fault(row.getUUID("id"), row.getString("station_id"), row.getString("pile_code"),
                    connectorNo.equals(WHOLE_PILE) ? null : connectorNo, Type.valueOf(row.getString("type")),
                    row.getString("raw_code"), Times.instant(row, "started_at"), Times.instant(row, "ended_at"),
                    handledAt == null ? State.OPEN : State.HANDLED, handledAt, row.getString("handled_by"),
                    row.getString("reason")));
        });
        return faults;
    }
}
