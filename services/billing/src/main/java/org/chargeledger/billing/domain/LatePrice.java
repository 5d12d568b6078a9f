package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnpricedBand;

/**
 * What a price that became known late, but was in force when the session was requested, makes of a session that is not
 * settled. What is settled stays as it is and is only marked. Pure.
 */
public final class LatePrice {

    private LatePrice() {}

    /** A bill that waits to be settled, rated anew from the values it rests on; a band without a price holds it. */
    public static BillVersion ofRated(Session session, CurrentBill current, Tariff tariff, Instant now) {
        try {
            Bill bill = Bill.rate(session.key(), session.billVersion() + 1, current.values(), tariff);
            return BillVersion.rated(session.billed(now), bill, origin(session, now));
        } catch (UnpricedBand unpriced) {
            var reason = new Finding(FindingCode.PRICE_UNKNOWN, Map.of("reason", unpriced.getMessage()));
            return held(session.held(List.of(reason), now), current.values(), now);
        }
    }

    /**
     * A bill that is held for want of a price is decided again; empty while the price is still unknown, and where the
     * car was seen to charge after what had looked like its leaving: nobody knows when it left. One that was rated
     * before ({@code claimed}, else null) keeps the values it was rated from, which may be the staff's.
     */
    public static Optional<BillVersion> ofHeld(Session session, CurrentBill claimed, Tariff tariff,
            Circumstances around, Instant now) {
        if (claimed != null) {
            return Optional.of(ofRated(session, claimed, tariff, now)).filter(version -> !version.held());
        }
        Session open = session.undecided();
        if (!open.billable()) {
            return Optional.empty();
        }
        Judgement judgement = Judgement.of(open, Optional.of(tariff), around, now);
        if (judgement.doubts().stream().anyMatch(doubt -> doubt.code() == FindingCode.PRICE_UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(judgement.doubts().isEmpty()
                ? BillVersion.rated(open.billed(now), judgement.bill(), origin(session, now))
                : held(open.held(judgement.doubts(), now), BillValues.of(open), now));
    }

    private static BillVersion held(Session session, BillValues values, Instant now) {
        return new BillVersion(session, values, List.of(), Fees.NONE, origin(session, now));
    }

    private static Origin origin(Session session, Instant now) {
        return new Origin(Origin.Source.RERATED, now, null, null, true,
                session.record() == null ? null : session.record().eventId());
    }
}
