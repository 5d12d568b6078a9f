package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.view.ChargingRecord;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.store.SessionViews;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** A driver wants the energy to stop; the pile is asked once, and the session ends by what the pile then reports. */
@ApplicationScoped
public class StopSession {

    public record Stopping(String billNo, String status, Instant requestedAt) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Sessions sessions;
    private final SessionViews views;
    private final Outbox outbox;
    private final InstantSource clock;

    StopSession(TenantDb db, OnceReplies replies, Sessions sessions, SessionViews views, Outbox outbox,
            InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.sessions = sessions;
        this.views = views;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Response stop(Caller caller, String idempotencyKey, BillNo billNo) {
        caller.requireDriverId();
        return db.inTenant(caller, tx -> replies.once(tx, caller, "stop-session", idempotencyKey, billNo.digits(), 202,
                () -> stop(tx, billNo, clock.instant())));
    }

    private Stopping stop(Tx tx, BillNo billNo, Instant now) {
        ChargingRecord session = views.search(tx, SessionSearch.of(billNo)).stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("session"));
        SessionKey asked = sessions.askToStop(tx, billNo, now).orElseThrow(() -> new Refusal(409, "session-not-open",
                "Nothing to stop", "the session is over, or was asked to stop a moment ago",
                Map.of("billNo", billNo.digits(), "state", session.state())));
        outbox.append(tx, List.of(PileCommands.stop(asked, "DRIVER", now)));
        return new Stopping(billNo.digits(), session.state(), now);
    }
}
