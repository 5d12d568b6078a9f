package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnpricedBand;

/**
 * What a price that became known late, but was in force when the session was requested, makes of a session that is not
 * settled. What is settled stays as it is and is only marked. Pure.
 */
public final class LatePrice {

    private LatePrice() {}

    /**
     * A bill that waits to be settled. What facts made is judged again, for another price may charge idling that was
     * free, but not by the pile's prices: it showed those that were known. What people made is rated anew from their
     * values, but for what the platform had split for them by the periods of before. A band without a price holds
     * either.
     */
    public static BillVersion ofRated(Session session, CurrentBill current, Tariff tariff, Circumstances around,
            Instant now) {
        Origin origin = current.origin().rerated(now);
        if (!current.origin().byPeople() && session.finished()) {
            Session open = session.undecided();
            Judgement judgement = Judgement.of(open.withoutPilePrices(), Optional.of(tariff), around, now);
            return decided(open, judgement, tariff, origin);
        }
        BillValues values = CurveSplit.anew(tariff, current.values(), around.curve());
        try {
            Bill bill = Bill.rate(session.key(), session.billVersion() + 1, values, tariff);
            return BillVersion.rated(session.billed(now), bill, origin);
        } catch (UnpricedBand unpriced) {
            var reason = new Finding(FindingCode.PRICE_UNKNOWN, Map.of("reason", unpriced.getMessage()));
            return BillVersion.held(session.held(List.of(reason), now), current.values(), null, origin);
        }
    }

    /**
     * A bill that is held for its price alone is decided again; empty while that tells nothing new, and where the car
     * was seen to charge after what had looked like its leaving: nobody knows when it left. One that was rated before
     * ({@code claimed}, else null) keeps the values it was rated from, which may be the staff's.
     */
    public static Optional<BillVersion> ofHeld(Session session, CurrentBill claimed, Tariff tariff,
            Circumstances around, Instant now) {
        Session open = session.undecided();
        if (claimed == null && !open.billable()) {
            return Optional.empty();
        }
        BillVersion next = claimed != null ? ofRated(session, claimed, tariff, around, now)
                : decided(open, Judgement.of(open, Optional.of(tariff), around, now), tariff, origin(session, now));
        return Optional.of(next.heldSince(session.decidedAt()))
                .filter(version -> tellsMore(version.session(), session));
    }

    /** What a bill that stays held for something else would come to. */
    public static Money expected(Session held, Tariff tariff, Circumstances around, Instant now) {
        Session open = held.undecided();
        Bill rated = held.lost() || !open.billable() ? null
                : Judgement.of(open, Optional.of(tariff), around, now).bill();
        return Expected.of(held, rated, Optional.of(tariff));
    }

    /** A price that is unknown as before, whichever it is, tells nothing new, and neither do the same findings. */
    private static boolean tellsMore(Session next, Session before) {
        return !(next.heldForPrice() && before.heldForPrice()) && !next.findings().equals(before.findings());
    }

    private static BillVersion decided(Session open, Judgement judgement, Tariff tariff, Origin origin) {
        return judgement.doubts().isEmpty()
                ? BillVersion.rated(open.billed(origin.at()), judgement.bill(), origin)
                : BillVersion.held(open.held(judgement.doubts(), origin.at()), BillValues.of(open),
                        Expected.of(open, judgement.bill(), Optional.of(tariff)), origin);
    }

    private static Origin origin(Session session, Instant now) {
        return new Origin(Origin.Source.RERATED, now, null, null, true,
                session.record() == null ? null : session.record().eventId());
    }
}
