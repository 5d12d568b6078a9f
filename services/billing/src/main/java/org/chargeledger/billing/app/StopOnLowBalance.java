package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.BalanceRule;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Sessions.Means;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;

/**
 * Asks piles to stop, and again each minute that they go on, before the money of its driver is used up. Silence is
 * measured by how far the pile was observed, never by billing's own clock: what was not read yet is not silence.
 */
@ApplicationScoped
class StopOnLowBalance {

    /** A session as it is now, and until when its pile was observed. */
    record Heard(Session session, Instant until) {}

    private static final String REASON = "BALANCE";

    private final Sessions sessions;
    private final Tariffs tariffs;
    private final Outbox outbox;

    StopOnLowBalance(Sessions sessions, Tariffs tariffs, Outbox outbox) {
        this.sessions = sessions;
        this.tariffs = tariffs;
        this.outbox = outbox;
    }

    /** {@code heard} are sessions that the caller has locked and written. */
    void look(Tx tx, List<Heard> heard, Instant now) {
        List<Heard> charging = heard.stream().filter(one -> one.session().mayCharge()).toList();
        if (charging.isEmpty()) {
            return;
        }
        Map<BillNo, Means> means = sessions.means(tx, charging.stream().map(one -> one.session().key()).toList());
        List<NewEvent> stops = charging.stream()
                .filter(one -> usedUp(tx, one, means.get(one.session().key().billNo())))
                .map(one -> sessions.askToStop(tx, one.session().key().billNo(), now)).flatMap(Optional::stream)
                .map(session -> PileCommands.stop(session, REASON, now)).toList();
        outbox.append(tx, stops);
    }

    private boolean usedUp(Tx tx, Heard heard, Means means) {
        SessionKey key = heard.session().key();
        return tariffs.find(tx, key.operatorId(), key.tariff()).filter(tariff -> BalanceRule.usedUp(heard.session(),
                tariff, means.ratedPowerW(), means.money(), heard.until())).isPresent();
    }
}
