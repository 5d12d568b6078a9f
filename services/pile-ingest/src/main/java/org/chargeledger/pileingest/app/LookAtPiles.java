package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.store.PileBoard;
import org.chargeledger.pileingest.domain.Connectivity;
import org.chargeledger.pileingest.domain.PileState;

/** Shows staff their piles and how these were connected. */
@ApplicationScoped
public class LookAtPiles {

    private final TenantDb db;
    private final PileBoard board;

    LookAtPiles(TenantDb db, PileBoard board) {
        this.db = db;
        this.board = board;
    }

    public PileState get(Caller caller, String pileCode) {
        return db.inTenant(caller, tx -> board.find(tx, pileCode)).orElseThrow(() -> Refusal.notFound("pile"));
    }

    public List<PileState> after(Caller caller, String pileCode, String stationId, Boolean online, int limit) {
        return db.inTenant(caller, tx -> board.after(tx, pileCode, stationId, online, limit));
    }

    public List<Connectivity> connectivity(Caller caller, String pileCode, Instant from, Instant to, Instant before,
            UUID beforeId, int limit) {
        return db.inTenant(caller, tx -> board.connectivity(tx, pileCode, from, to, before, beforeId, limit));
    }
}
