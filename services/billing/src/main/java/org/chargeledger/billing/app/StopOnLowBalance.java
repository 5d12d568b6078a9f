package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.BalanceRule;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.store.BalanceLooks;
import org.chargeledger.billing.store.BalanceLooks.Look;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Sessions.Means;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.rating.Tariff;

/**
 * Asks piles to stop, and again each minute that they go on, before the money of its driver is used up. Where that may
 * come soon a look is planned for then, so that it hangs on no further word of the pile.
 */
@ApplicationScoped
class StopOnLowBalance {

    /** A session as it is known, and until when: its pile was observed, or nothing more was heard of it. */
    record Heard(Session session, Instant until) {}

    private static final String REASON = "BALANCE";

    private final Sessions sessions;
    private final Tariffs tariffs;
    private final BalanceLooks looks;
    private final Outbox outbox;

    StopOnLowBalance(Sessions sessions, Tariffs tariffs, BalanceLooks looks, Outbox outbox) {
        this.sessions = sessions;
        this.tariffs = tariffs;
        this.looks = looks;
        this.outbox = outbox;
    }

    /** {@code heard} are sessions that the caller has locked and written. */
    void look(Tx tx, List<Heard> heard, Instant now) {
        List<Heard> charging = heard.stream().filter(one -> one.session().mayCharge()).toList();
        if (charging.isEmpty()) {
            return;
        }
        Map<BillNo, Means> means = sessions.means(tx, charging.stream().map(one -> one.session().key()).toList());
        var stops = new ArrayList<NewEvent>();
        var planned = new ArrayList<Look>();
        for (Heard one : charging) {
            SessionKey key = one.session().key();
            Means itsMeans = means.get(key.billNo());
            Optional<Tariff> tariff = tariffs.find(tx, key.operatorId(), key.tariff());
            Optional<Instant> from = tariff.flatMap(price -> BalanceRule.usedUpFrom(one.session(), price,
                    itsMeans.ratedPowerW(), itsMeans.money(), one.until()));
            if (from.isPresent() && from.get().equals(one.until())) {
                sessions.askToStop(tx, key.billNo(), now).map(session -> PileCommands.stop(session, REASON, now))
                        .ifPresent(stops::add);
            } else {
                from.filter(itsMeans::notLookedAtBy).map(at -> new Look(key.operatorId(), key.billNo(), at))
                        .ifPresent(planned::add);
            }
        }
        looks.plan(tx, planned);
        outbox.append(tx, stops);
    }
}
