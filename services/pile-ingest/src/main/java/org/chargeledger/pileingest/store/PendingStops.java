package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Pile;

/** Remote stops that the pile has not answered yet; at most one per connector. */
@ApplicationScoped
public class PendingStops {

    /** YKC stops whatever the connector charges, so a stop is for nobody once the next driver's session is there. */
    private static final String STILL_CONCERNS_ITS_SESSION = """
            not exists (select 1 from started_session later where later.pile_code = p.pile_code
                and later.connector_no = p.connector_no and later.requested_at > p.requested_at
                and later.state <> 'FAILED')""";

    /** Of a start that was given up before the pile heard of it there is nothing to stop. */
    private static final String PILE_HEARD_OF_ITS_SESSION = """
            \sand not exists (select 1 from started_session s where s.bill_no = p.bill_no
                and s.state = 'FAILED' and s.sent_at is null)""";

    /** A stop to send. */
    public record PendingStop(String operatorId, String billNo, String pileCode, String connectorNo, String reason,
            Instant requestedAt) {}

    /** What was left of an older session of the connector is over with it. One that is asked for again is told again. */
    public void add(Tx tx, PendingStop stop) {
        tx.execute("""
                delete from pending_stop
                where pile_code = $1 and connector_no = $2 and bill_no <> $3 and requested_at <= $4""",
                stop.pileCode(), stop.connectorNo(), stop.billNo(), Times.utc(stop.requestedAt()));
        tx.execute("""
                insert into pending_stop (bill_no, operator_id, pile_code, connector_no, reason, requested_at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (bill_no) do update set requested_at = excluded.requested_at, sent_at = null, refusals = 0,
                    not_before = excluded.not_before where pending_stop.sent_at is not null""",
                stop.billNo(), stop.operatorId(), stop.pileCode(), stop.connectorNo(), stop.reason(),
                Times.utc(stop.requestedAt()));
    }

    /** The pile's stops that nobody sent yet; from now on they count as sent. One waits while its start is undecided. */
    public List<PendingStop> takeUnsent(Tx tx, Pile pile, Instant at) {
        return all(tx.query("""
                with taken as (
                    update pending_stop p set sent_at = $3
                    where p.pile_code = $1 and p.operator_id = $2 and p.sent_at is null and p.not_before <= now()
                        and not exists (select 1 from started_session s
                            where s.bill_no = p.bill_no and s.state in ('PENDING', 'SENT'))
                    returning *)
                select * from taken p where\s""" + STILL_CONCERNS_ITS_SESSION + PILE_HEARD_OF_ITS_SESSION,
                pile.pileCode(), pile.operatorId(), Times.utc(at)));
    }

    /** Stops sent and not answered whose session the pile heard of, the last of its connector and still plugged in. */
    public List<PendingStop> unanswered(Tx tx, Pile pile) {
        return all(tx.query("""
                select p.* from pending_stop p join started_session s using (bill_no)
                where p.pile_code = $1 and p.operator_id = $2 and p.sent_at is not null
                    and s.sent_at is not null and s.service_ended_at is null and\s""" + STILL_CONCERNS_ITS_SESSION,
                pile.pileCode(), pile.operatorId()));
    }

    /** How many were over. */
    public int over(Tx tx, String pileCode, String connectorNo) {
        return tx.execute("delete from pending_stop where pile_code = $1 and connector_no = $2 and sent_at is not null",
                pileCode, connectorNo);
    }

    /** Empty if no answer was waited for; true if the pile is to be told again; false at the last refusal: it is over. */
    public Optional<Boolean> refused(Tx tx, String pileCode, String connectorNo, int mostRefusals) {
        boolean again = tx.execute("""
                update pending_stop set refusals = refusals + 1, sent_at = null, not_before = now() + interval '10 s'
                where pile_code = $1 and connector_no = $2 and sent_at is not null and refusals < $3 - 1""",
                pileCode, connectorNo, mostRefusals) > 0;
        return again || over(tx, pileCode, connectorNo) > 0 ? Optional.of(again) : Optional.empty();
    }

    private static List<PendingStop> all(Iterable<Row> rows) {
        var stops = new ArrayList<PendingStop>();
        rows.forEach(row -> stops.add(new PendingStop(row.getString("operator_id"), row.getString("bill_no"),
                row.getString("pile_code"), row.getString("connector_no"), row.getString("reason"),
                Times.instant(row, "requested_at"))));
        return stops;
    }
}
