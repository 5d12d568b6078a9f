package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;

/** When a session has to stop because its money may be used up, whether or not the pile says how far it is. */
public final class BalanceRule {

    /** A watt for so many seconds is one step of 0.0001 kWh. */
    private static final long SECONDS_PER_STEP_AND_WATT = 360;

    /** Until the next look at a pile, which is observed once a minute while it is on line. */
    private static final Duration NEXT_LOOK = Duration.ofMinutes(1);

    private BalanceRule() {}

    /**
     * At full power and the dearest price, from when the session was last heard of until the next look at its pile,
     * which was observed until {@code observedUntil}; {@code ratedPowerW} is its connector's, 0: not known.
     */
    public static boolean usedUp(Session session, Tariff tariff, long ratedPowerW, Money money,
            Instant observedUntil) {
        return session.mayCharge()
                && projected(session, tariff, ratedPowerW, observedUntil.plus(NEXT_LOOK)).compareTo(money) >= 0;
    }

    static Money projected(Session session, Tariff tariff, long ratedPowerW, Instant until) {
        Observation seen = session.observation();
        Instant heard = seen.lastHeardAt() == null ? session.chargingSince() : seen.lastHeardAt();
        long unheard = atFullPower(ratedPowerW, heard, until);
        return SessionMoney.owedFor(tariff, Math.addExact(believed(session, ratedPowerW, heard), unheard));
    }

    /** A reading of more than the connector can have delivered is a stray one, until a second one agrees. */
    private static long believed(Session session, long ratedPowerW, Instant heard) {
        Observation seen = session.observation();
        boolean possible = ratedPowerW == 0 || session.chargingSince() == null
                || seen.energySeenTenthWh() <= atFullPower(ratedPowerW, session.chargingSince(), heard);
        return possible ? seen.energySeenTenthWh() : seen.confirmed().energyTenthWh();
    }

    private static long atFullPower(long ratedPowerW, Instant from, Instant until) {
        long seconds = from == null ? 0 : Math.max(0, Duration.between(from, until).toSeconds());
        return Math.multiplyExact(seconds, ratedPowerW) / SECONDS_PER_STEP_AND_WATT;
    }
}
