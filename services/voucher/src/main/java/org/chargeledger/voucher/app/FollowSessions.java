package org.chargeledger.voucher.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.BillUse;
import org.chargeledger.voucher.domain.OpenSession;
import org.chargeledger.voucher.store.OpenSessions;

/** Knows the sessions for which a driver may choose: from the request until the bill is settled or the start failed. */
@ApplicationScoped
public class FollowSessions {

    private final OpenSessions sessions;

    FollowSessions(OpenSessions sessions) {
        this.sessions = sessions;
    }

    public void open(Tx tx, List<OpenSession> requested) {
        if (!requested.isEmpty()) {
            sessions.open(tx, requested);
        }
    }

    public void close(Tx tx, List<BillUse.Key> over) {
        if (!over.isEmpty()) {
            sessions.close(tx, over);
        }
    }
}
