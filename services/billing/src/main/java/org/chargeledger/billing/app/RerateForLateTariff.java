package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.LatePrice;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;

/**
 * Gives sessions the version that was in force when they were requested, once it becomes known: what is not settled is
 * rated by it, what is settled is marked.
 */
@ApplicationScoped
class RerateForLateTariff {

    private final Sessions sessions;
    private final Bills bills;
    private final Tariffs tariffs;
    private final Accounts accounts;
    private final LookAround lookAround;
    private final Outbox outbox;
    private final RecordToSettled recordToSettled;
    private final InstantSource clock;

    RerateForLateTariff(Sessions sessions, Bills bills, Tariffs tariffs, Accounts accounts, LookAround lookAround,
            Outbox outbox, RecordToSettled recordToSettled, InstantSource clock) {
        this.sessions = sessions;
        this.bills = bills;
        this.tariffs = tariffs;
        this.accounts = accounts;
        this.lookAround = lookAround;
        this.outbox = outbox;
        this.recordToSettled = recordToSettled;
        this.clock = clock;
    }

    void handle(Tx tx, String operatorId, Tariffs.Published late) {
        List<BillNo> numbers = sessions.pricedBy(tx, operatorId, late);
        Instant now = clock.instant();
        var pinned = new ArrayList<Session>();
        var versions = new ArrayList<BillVersion>();
        for (Session session : sessions.lock(tx, numbers)) {
            TariffVersion inForce = inForce(tx, session.key());
            boolean moves = !inForce.equals(session.key().tariff());
            if (session.state() == SessionState.SETTLED) {
                bills.markSuperseded(tx, session.key().billNo(), moves ? inForce : null);
                continue;
            }
            Session priced = session.pricedBy(inForce);
            rerated(tx, priced, moves, now).ifPresent(versions::add);
            if (moves) {
                pinned.add(priced);
            }
        }
        sessions.pin(tx, pinned);
        write(tx, versions);
    }

    /** A price that nobody knows yet leaves the session with the one it has. */
    private TariffVersion inForce(Tx tx, SessionKey key) {
        return tariffs.inForce(tx, key.operatorId(), key.stationId(), key.pileCode(), key.requestedAt()).orElse(key.tariff());
    }

    private Optional<BillVersion> rerated(Tx tx, Session session, boolean moves, Instant now) {
        Optional<Tariff> tariff = tariffs.find(tx, session.key().operatorId(), session.key().tariff());
        if (tariff.isEmpty()) {
            return Optional.empty();
        }
        if (session.state() == SessionState.BILLED && moves) {
            return bills.current(tx, session.key().billNo())
                    .map(current -> LatePrice.ofRated(session, current, tariff.get(), now));
        }
        return session.heldForPrice()
                ? LatePrice.ofHeld(session, tariff.get(), lookAround.of(tx, List.of(session.undecided())).of(session.key()), now)
                : Optional.empty();
    }

    private void write(Tx tx, List<BillVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        sessions.update(tx, versions.stream().map(BillVersion::session).toList());
        bills.add(tx, versions);
        Map<BillNo, Money> reserved = accounts.reserved(tx, versions.stream().map(v -> v.key().billNo()).toList());
        outbox.append(tx, versions.stream().map(version -> version.held()
                ? held(version, reserved.getOrDefault(version.key().billNo(), Money.ZERO))
                : SessionEvents.rated(version)).toList());
    }

    private NewEvent held(BillVersion version, Money reserved) {
        return SessionEvents.of(version.session(), new Happening.Held(version.session().findings(), version.origin().at()),
                reserved, recordToSettled);
    }
}
