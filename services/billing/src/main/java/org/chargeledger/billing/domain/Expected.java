package org.chargeledger.billing.domain;

import java.util.Optional;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;

/**
 * What a held bill would come to, though it claims nothing yet. The reserve grows with what is seen alone: a record
 * that is doubted must not freeze all that a driver has. What it lacks is told instead.
 */
final class Expected {

    private Expected() {}

    /**
     * As it was rated from its record; where it could not be, {@code rated} is null and the energy of the record, or of
     * two frames that agree, counts at the dearest price. Null while no price is known.
     */
    static Money of(Session session, Bill rated, Optional<Tariff> tariff) {
        return rated != null ? rated.fees().total() : tariff.map(prices -> unrated(session, prices)).orElse(null);
    }

    private static Money unrated(Session session, Tariff tariff) {
        Money seen = SessionMoney.owedSoFar(session.observation(), session.key().plugOutReported(), tariff);
        Money recorded = SessionMoney.owedFor(tariff, recordedTenthWh(session));
        return recorded.compareTo(seen) > 0 ? recorded : seen;
    }

    /** Nothing where there is no record, or one that cannot be. */
    private static long recordedTenthWh(Session session) {
        boolean recorded = session.record() != null && !session.record().record().implausible()
                && session.record().record().energyTenthWh() <= EditCheck.MOST_TENTH_WH;
        return recorded ? session.record().record().energyTenthWh() : 0;
    }
}
