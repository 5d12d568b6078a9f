package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Hello;
import org.chargeledger.pileingest.domain.Pile;

/** Which pile is on line, since when, and which replica holds its socket; being off line is a fault on record. */
@ApplicationScoped
public class Connections {

    private static final String REPLICA_LOST = "REPLICA_LOST";

    private final Faults faults;

    Connections(Faults faults) {
        this.faults = faults;
    }

    /** A pile that nobody holds. */
    public record Absent(String operatorId, String stationId, String pileCode, Instant onlineSince,
            Instant offlineSince) {}

    /** A connection that a replica holds. */
    public record Held(String pileCode, UUID connectionId) {}

    /** How a connection came to be: since when the pile is on line, and whether the pile had been away. */
    public record Opened(Instant onlineSince, boolean wasAway) {}

    /**
     * The newest connection of a pile takes the place of any other. A pile that was on line until now, on another
     * connection or on a replica that just died, was never away.
     */
    public Opened open(Tx tx, Pile pile, UUID connectionId, UUID replicaId, Hello hello, Instant at) {
        tx.query("select 1 from pile where pile_code = $1 for no key update", pile.pileCode());
        closeHistory(tx, pile.pileCode(), connectionId, at);
        Opened opened = opened(tx, pile.pileCode(), at);
        tx.execute("""
                insert into pile_connection (pile_code, operator_id, station_id, connection_id, replica_id, online,
                    connected_at, held_since, online_since, firmware, protocol)
                values ($1, $2, $3, $4, $5, true, $6, clock_timestamp(), $7, $8, $9)
                on conflict (pile_code) do update set operator_id = $2, station_id = $3, connection_id = $4,
                    replica_id = $5, online = true, connected_at = $6, held_since = excluded.held_since,
                    online_since = $7, firmware = $8, protocol = $9
                """,
                pile.pileCode(), pile.operatorId(), pile.stationId(), connectionId, replicaId, Times.utc(at),
                Times.utc(opened.onlineSince()), hello.firmware(), hello.protocol());
        tx.execute("""
                insert into connectivity (connection_id, operator_id, pile_code, connected_at)
                values ($1, $2, $3, $4) on conflict do nothing""",
                connectionId, pile.operatorId(), pile.pileCode(), Times.utc(at));
        if (opened.wasAway()) {
            faults.cameOnline(tx, pile.pileCode(), at);
        }
        return opened;
    }

    private static Opened opened(Tx tx, String pileCode, Instant at) {
        var rows = tx.query("select online, online_since from pile_connection where pile_code = $1",
                pileCode).iterator();
        if (rows.hasNext()) {
            Row row = rows.next();
            if (row.getBoolean("online")) {
                return new Opened(Times.instant(row, "online_since"), false);
            }
        }
        return new Opened(at, true);
    }

    private static void closeHistory(Tx tx, String pileCode, UUID newest, Instant at) {
        tx.execute("""
                update connectivity set disconnected_at = $3, reason = 'REPLACED'
                where pile_code = $1 and disconnected_at is null and connection_id <> $2""",
                pileCode, newest, Times.utc(at));
    }

    /** False if a newer connection took the pile over. */
    public boolean close(Tx tx, Pile pile, UUID connectionId, String reason, Instant at) {
        tx.execute("""
                update connectivity set disconnected_at = $2, reason = $3
                where connection_id = $1 and disconnected_at is null""", connectionId, Times.utc(at), reason);
        boolean closed = tx.execute("""
                update pile_connection set online = false, offline_since = $3
                where pile_code = $1 and connection_id = $2 and online""",
                pile.pileCode(), connectionId, Times.utc(at)) == 1;
        if (closed) {
            faults.wentOffline(tx, pile.operatorId(), pile.stationId(), pile.pileCode(), reason, at);
        }
        return closed;
    }

    /** Until the transaction ends nobody can take the pile over from the connection that has it. */
    public boolean has(Tx tx, Held held) {
        return tx.query("""
                select 1 from pile_connection where pile_code = $1 and connection_id = $2 and online for share""",
                held.pileCode(), held.connectionId()).iterator().hasNext();
    }

    /** Of these connections, those whose pile has a newer one, or that another replica gave up. */
    public List<Held> noLongerHeld(Tx tx, List<Held> held) {
        var gone = new ArrayList<Held>();
        tx.query("""
                select h.pile_code, h.connection_id from unnest($1::text[], $2::uuid[]) h (pile_code, connection_id)
                where not exists (select 1 from pile_connection c
                    where c.pile_code = h.pile_code and c.connection_id = h.connection_id and c.online)""",
                held.stream().map(Held::pileCode).toArray(String[]::new),
                held.stream().map(Held::connectionId).toArray(UUID[]::new))
                .forEach(row -> gone.add(new Held(row.getString("pile_code"), row.getUUID("connection_id"))));
        return gone;
    }

    public void observed(Tx tx, String pileCode, UUID connectionId, Instant until) {
        tx.execute("update pile_connection set observed_until = $3 where pile_code = $1 and connection_id = $2",
                pileCode, connectionId, Times.utc(until));
    }

    /**
     * Absent piles not reported since, and reported up to now by this; one replica gets each. A pile that its operator
     * has no more is one of them if it went after {@code goneSince}.
     */
    public List<Absent> reportAbsent(Tx tx, Instant notSince, Instant goneSince, Instant now, int limit) {
        return absent(tx.query("""
                with due as (
                    select pile_code from pile_connection
                    where not online and (observed_until is null or observed_until <= $1)
                        and (offline_since > $4
                            or exists (select 1 from pile p where p.pile_code = pile_connection.pile_code
                                and p.operator_id = pile_connection.operator_id))
                    order by observed_until nulls first limit $3 for update skip locked)
                update pile_connection c set observed_until = $2 from due where due.pile_code = c.pile_code
                returning c.operator_id, c.station_id, c.pile_code, c.online_since, c.offline_since""",
                Times.utc(notSince), Times.utc(now), limit, Times.utc(goneSince)));
    }

    /** Piles whose replica has not been seen for so long, in real time, nor let them in since, are off line from now on. */
    public List<Absent> closeLost(Tx tx, Duration deadAfter, Instant now, int limit) {
        List<Absent> lost = absent(tx.query("""
                with lost as (
                    select c.pile_code, c.connection_id from pile_connection c left join replica r using (replica_id)
                    where c.online
                        and greatest(r.seen_at, c.held_since) < now() - $2::bigint * interval '1 millisecond'
                    limit $3 for update of c skip locked),
                closed as (
                    update connectivity h set disconnected_at = $1, reason = 'REPLICA_LOST' from lost
                    where h.connection_id = lost.connection_id and h.disconnected_at is null)
                update pile_connection c set online = false, offline_since = $1 from lost
                where lost.pile_code = c.pile_code
                returning c.operator_id, c.station_id, c.pile_code, c.online_since, c.offline_since""",
                Times.utc(now), deadAfter.toMillis(), limit));
        faults.wentOffline(tx, lost, REPLICA_LOST, now);
        return lost;
    }

    /** Seen now, not when the transaction began: the replica may have hung since. */
    public void replicaSeen(Tx tx, UUID replicaId) {
        tx.execute("""
                insert into replica (replica_id, seen_at) values ($1, clock_timestamp())
                on conflict (replica_id) do update set seen_at = greatest(replica.seen_at, excluded.seen_at)""",
                replicaId);
        tx.execute("delete from replica where seen_at < now() - interval '1 day'");
    }

    private static List<Absent> absent(Iterable<Row> rows) {
        var absent = new ArrayList<Absent>();
        rows.forEach(row -> absent.add(new Absent(row.getString("operator_id"), row.getString("station_id"),
                row.getString("pile_code"), Times.instant(row, "online_since"), Times.instant(row, "offline_since"))));
        return absent;
    }
}
