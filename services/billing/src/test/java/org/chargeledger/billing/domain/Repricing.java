package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.billing.domain.CarSession.Version;
import org.chargeledger.rating.Tariff;

/** What becomes of the model's bills when another price turns out to have been in force. */
final class Repricing {

    private final PriceList prices;
    private final Collection<CarSession> sessions;
    private final Instant now;

    Repricing(PriceList prices, Collection<CarSession> sessions, Instant now) {
        this.prices = prices;
        this.sessions = sessions;
        this.now = now;
    }

    /** Where it leads. Whatever is not settled is pinned to what turns out to have been in force, and rated by it. */
    Set<Milestone> learn(Price price) {
        prices.learn(price);
        Tariff inForce = prices.inForce();
        Set<Milestone> reached = EnumSet.noneOf(Milestone.class);
        for (CarSession one : sessions) {
            boolean moves = !inForce.version().equals(one.session().key().tariff());
            if (one.is(BillState.SETTLED)) {
                if (moves) {
                    reached.add(Milestone.SUPERSEDED);
                }
                continue;
            }
            Session priced = one.session().pricedBy(inForce.version());
            Optional<BillVersion> next = next(one, priced, moves, inForce, reached);
            one.become(next.map(BillVersion::session).orElse(priced));
            next.map(Version::of).ifPresent(one::add);
        }
        return reached;
    }

    private Optional<BillVersion> next(CarSession one, Session priced, boolean moves, Tariff inForce,
            Set<Milestone> reached) {
        if (one.is(BillState.RATED) && moves) {
            BillVersion next = LatePrice.ofRated(priced, one.current().asCurrent(), inForce,
                    one.circumstances(sessions), now);
            reached.add(next.held() ? Milestone.RERATED_INTO_DOUBT : Milestone.RERATED);
            return Optional.of(next);
        }
        if (!priced.heldForPrice() && !(moves && priced.heldOverPrice())) {
            return Optional.empty();
        }
        Optional<BillVersion> next = LatePrice.ofHeld(priced, one.claimed(), inForce, one.circumstances(sessions), now);
        if (next.isPresent()) {
            reached.add(Milestone.PRICED_LATE);
        }
        return next;
    }
}
