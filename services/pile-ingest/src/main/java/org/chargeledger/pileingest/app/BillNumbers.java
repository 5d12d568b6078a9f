package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.store.StartedSessions;

/** Which bill a transaction number stands for; none if the platform did not start that session. */
@ApplicationScoped
class BillNumbers {

    private final SystemDb db;
    private final StartedSessions sessions;

    BillNumbers(SystemDb db, StartedSessions sessions) {
        this.db = db;
        this.sessions = sessions;
    }

    Optional<String> find(PileLink link, String transactionNo) {
        return link.billNos().computeIfAbsent(transactionNo, no -> db.inTransaction(tx ->
                sessions.find(tx, link.pile().operatorId(), no).map(StartAttempt::billNo)));
    }
}
