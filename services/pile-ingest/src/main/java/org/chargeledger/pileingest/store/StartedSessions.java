package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.domain.StartAttempt.State;

/** Sessions the platform was told to start: which bill a transaction number stands for, and how far the start came. */
@ApplicationScoped
public class StartedSessions {

    private static final String ATTEMPT = """
            select s.*, exists (select 1 from pending_stop p where p.bill_no = s.bill_no) stop_wanted
            from started_session s\s""";

    /** A command that came before changes nothing. */
    public void add(Tx tx, StartAttempt attempt) {
        tx.execute("""
                insert into started_session (bill_no, operator_id, station_id, pile_code, connector_no, transaction_no,
                    balance_fen, requested_at, valid_until, state)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (bill_no) do nothing""",
                attempt.billNo(), attempt.operatorId(), attempt.stationId(), attempt.pileCode(), attempt.connectorNo(),
                attempt.transactionNo(), attempt.balanceFen(), Times.utc(attempt.requestedAt()),
                Times.utc(attempt.validUntil()), attempt.state().name());
    }

    /** What is not decided yet at a pile, in the order requested. */
    public List<StartAttempt> open(Tx tx, Pile pile) {
        return all(tx.query(ATTEMPT + """
                where pile_code = $1 and operator_id = $2 and state in ('PENDING', 'SENT')
                order by requested_at, bill_no""", pile.pileCode(), pile.operatorId()));
    }

    /**
     * Undecided starts at piles that no replica holds for their operator; rows another replica decides right now are
     * left to it.
     */
    public List<StartAttempt> openAtOfflinePiles(Tx tx, int limit) {
        return all(tx.query(ATTEMPT + """
                where s.state in ('PENDING', 'SENT')
                    and not exists (select 1 from pile_connection c where c.pile_code = s.pile_code
                        and c.operator_id = s.operator_id and c.online)
                order by s.requested_at, s.bill_no limit $1 for update of s skip locked""", limit));
    }

    /** Piles with an undecided start or a stop to send. */
    public List<String> pilesWithOpenWork(Tx tx) {
        var codes = new ArrayList<String>();
        tx.query("""
                select pile_code from started_session where state in ('PENDING', 'SENT')
                union select pile_code from pending_stop where sent_at is null and not_before <= now()""")
                .forEach(row -> codes.add(row.getString("pile_code")));
        return codes;
    }

    public Optional<StartAttempt> find(Tx tx, String operatorId, String transactionNo) {
        return all(tx.query(ATTEMPT + "where operator_id = $1 and transaction_no = $2", operatorId, transactionNo))
                .stream().findFirst();
    }

    /** A final state is never left: false if it is decided already, here or by another replica. */
    public boolean save(Tx tx, StartAttempt attempt) {
        return tx.execute("""
                update started_session set state = $2, sent_at = $3, not_plugged_at = $4
                where bill_no = $1 and state in ('PENDING', 'SENT')""",
                attempt.billNo(), attempt.state().name(), Times.utc(attempt.sentAt().orElse(null)),
                Times.utc(attempt.notPluggedAt().orElse(null))) == 1;
    }

    /**
     * Likewise, and with the prices that the pile is known to show now: by those it will count. Where two connections of
     * the pile, a hung one and the one after it, both send it, those of the first stay, known or not: it may have begun.
     */
    public boolean saveSent(Tx tx, StartAttempt attempt) {
        return tx.execute("""
                update started_session s set state = $2, sent_at = $3, (shown_model_no, shown_day_plan) =
                    (select case when s.sent_at is null then p.model_no else s.shown_model_no end,
                            case when s.sent_at is null then p.day_plan else s.shown_day_plan end
                        from (values (1)) one left join shown_prices p
                            on p.pile_code = s.pile_code and p.operator_id = s.operator_id)
                where bill_no = $1 and state in ('PENDING', 'SENT')""",
                attempt.billNo(), attempt.state().name(), Times.utc(attempt.sentAt().orElseThrow())) == 1;
    }

    /** Transaction numbers by connector of sessions whose plug has not been seen pulled. */
    public Map<String, String> pluggedIn(Tx tx, String pileCode) {
        var byConnector = new HashMap<String, String>();
        tx.query("""
                select distinct on (connector_no) connector_no, transaction_no, service_ended_at from started_session
                where pile_code = $1 and state = 'STARTED' order by connector_no, requested_at desc""", pileCode)
                .forEach(row -> {
                    if (row.getOffsetDateTime("service_ended_at") == null) {
                        byConnector.put(row.getString("connector_no"), row.getString("transaction_no"));
                    }
                });
        return byConnector;
    }

    /** Of these piles, those that are on line with a session told to start since then, whose plug was not seen pulled. */
    public List<String> busy(Tx tx, List<String> pileCodes, Instant since) {
        var busy = new ArrayList<String>();
        tx.query("""
                select c.pile_code from pile_connection c where c.pile_code = any($1) and c.online
                    and exists (select 1 from started_session s where s.pile_code = c.pile_code
                        and s.state in ('SENT', 'STARTED') and s.service_ended_at is null and s.requested_at > $2)
                order by c.pile_code""", pileCodes.toArray(String[]::new), Times.utc(since))
                .forEach(row -> busy.add(row.getString("pile_code")));
        return busy;
    }

    public void serviceEnded(Tx tx, String operatorId, String transactionNo, Instant at) {
        tx.execute("""
                update started_session set service_ended_at = $3
                where operator_id = $1 and transaction_no = $2 and service_ended_at is null""",
                operatorId, transactionNo, Times.utc(at));
    }

    private static List<StartAttempt> all(Iterable<Row> rows) {
        var attempts = new ArrayList<StartAttempt>();
        rows.forEach(row -> attempts.add(new StartAttempt(row.getString("operator_id"), row.getString("station_id"),
                row.getString("pile_code"), row.getString("connector_no"), row.getString("bill_no"),
                row.getString("transaction_no"), row.getLong("balance_fen"), Times.instant(row, "requested_at"),
                Times.instant(row, "valid_until"), State.valueOf(row.getString("state")),
                Times.optional(row, "sent_at"), Times.optional(row, "not_plugged_at"),
                row.getBoolean("stop_wanted"))));
        return attempts;
    }
}
