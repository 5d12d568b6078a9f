package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.Observation;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.rating.TariffVersion;

/**
 * A session as the table holds it: what was fixed and what is searched as columns, what was observed as one document.
 */
final class SessionRow {

    /** The column {@code folded}; empty for a session of which nothing was heard. It once held a single finding. */
    record Folded(Observation observation, Fact.StartFailed startFailure, Fact.RecordReceived record,
            @JsonAlias("finding") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Finding> findings) {

        Folded {
            findings = findings == null ? List.of() : findings;
        }
    }

    private SessionRow() {}

    static Session session(Row row) {
        Folded folded = EventJson.read(row.getString("folded_text"), Folded.class);
        Session fresh = Session.requested(key(row));
        return new Session(fresh.key(), SessionState.valueOf(row.getString("state")),
                folded.observation() == null ? fresh.observation() : folded.observation(), folded.startFailure(),
                folded.record(), folded.findings(), instant(row, "decided_at"), row.getInteger("bill_version"));
    }

    static SessionKey key(Row row) {
        return new SessionKey(new BillNo(row.getString("bill_no")), row.getString("operator_id"),
                row.getString("station_id"), row.getString("pile_code"), row.getString("connector_no"),
                row.getUUID("driver_id"),
                new TariffVersion(row.getString("tariff_id"), row.getInteger("tariff_version")),
                instant(row, "requested_at"), instant(row, "start_valid_until"), row.getBoolean("plug_out_reported"));
    }

    static String folded(Session session) {
        return EventJson.write(
                new Folded(session.observation(), session.startFailure(), session.record(), session.findings()));
    }

    static Instant chargeStartedAt(Session session) {
        return session.record() == null ? session.observation().chargingSince() : record(session).chargeStartedAt();
    }

    static Instant chargeEndedAt(Session session) {
        return session.record() == null ? session.observation().chargeEnd() : record(session).chargeEndedAt();
    }

    static Instant serviceEndedAt(Session session) {
        return session.serviceEndedAt(chargeEndedAt(session));
    }

    static long energyTenthWh(Session session) {
        return session.record() == null ? session.observation().energySeenTenthWh() : record(session).energyTenthWh();
    }

    static String stopReason(Session session) {
        return session.record() == null ? null : record(session).stopReason().name();
    }

    static String rawStopReason(Session session) {
        return session.record() == null ? null : record(session).rawStopReason();
    }

    static String failureReason(Session session) {
        if (session.state() != SessionState.FAILED) {
            return null;
        }
        return session.startFailure() == null ? stopReason(session) : session.startFailure().reason();
    }

    private static TransactionRecord record(Session session) {
        return session.record().record();
    }
}
