package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.ChargeEnded;

/** Warnings to come, by business time. A session has at most one, and its end takes it away. */
@ApplicationScoped
public class IdleWarnings {

    /** A later end of charging of the same session replaces an earlier one. */
    public void plan(Tx tx, List<ChargeEnded> ends) {
        for (ChargeEnded end : ends) {
            end.warnAt().ifPresent(at -> tx.execute("""
                    insert into idle_warning (operator_id, bill_no, driver_id, station_id, connector_no,
                        charge_ended_at, free_until, idle_fee_per_minute_fen, due_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    on conflict (operator_id, bill_no) do update set charge_ended_at = excluded.charge_ended_at,
                        free_until = excluded.free_until, due_at = excluded.due_at,
                        idle_fee_per_minute_fen = excluded.idle_fee_per_minute_fen
                    where idle_warning.charge_ended_at < excluded.charge_ended_at""",
                    end.operatorId(), end.billNo(), end.driverId(), end.stationId(), end.connectorNo(),
                    utc(end.chargeEndedAt()), utc(end.freeUntil()), end.idleFeePerMinuteFen(), utc(at)));
        }
    }

    public void cancel(Tx tx, List<String> billNos) {
        tx.execute("delete from idle_warning where bill_no = any($1::text[])", (Object) billNos.toArray(String[]::new));
    }

    /** Takes what is due; whoever takes it tells it in the same transaction. */
    public List<ChargeEnded> takeDue(Tx tx, Instant now, int most) {
        var due = new ArrayList<ChargeEnded>();
        for (Row row : tx.query("""
                delete from idle_warning where (operator_id, bill_no) in (
                    select operator_id, bill_no from idle_warning where due_at <= $1
                    order by due_at limit $2 for update skip locked)
                returning *""", utc(now), most)) {
            due.add(new ChargeEnded(row.getString("operator_id"), row.getString("station_id"), row.getString("bill_no"),
                    row.getUUID("driver_id"), row.getString("connector_no"),
                    row.getOffsetDateTime("charge_ended_at").toInstant(),
                    row.getOffsetDateTime("free_until").toInstant(), row.getLong("idle_fee_per_minute_fen")));
        }
        return due;
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
