package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;

/** When a session has to stop because its money may be used up, whether or not the pile says how far it is. */
public final class BalanceRule {

    /** A watt for so many seconds is one step of 0.0001 kWh. */
    private static final long SECONDS_PER_STEP_AND_WATT = 360;

    /** A stop is asked for so long before: it has to reach the pile, and the pile to act on it. */
    private static final Duration STOP_TAKES = Duration.ofMinutes(1);

    /** Of any pile something is told within ten minutes, be it that it is away; then it is looked at anew. */
    private static final Duration FORESEEN = Duration.ofMinutes(15);

    private BalanceRule() {}

    /**
     * At full power and the dearest price, from when the session was last heard of, it is used up before a stop that is
     * asked for at {@code now} stops it. {@code ratedPowerW} is its connector's, 0: not known.
     */
    public static boolean usedUp(Session session, Tariff tariff, long ratedPowerW, Money money, Instant now) {
        return session.mayCharge()
                && projected(session, tariff, ratedPowerW, now.plus(STOP_TAKES)).compareTo(money) >= 0;
    }

    /**
     * From when on, in whole seconds after {@code now}, it is used up though nothing more is heard; empty: not in the
     * time for which that has to be foreseen.
     */
    public static Optional<Instant> usedUpFrom(Session session, Tariff tariff, long ratedPowerW, Money money,
            Instant now) {
        if (!usedUp(session, tariff, ratedPowerW, money, now.plus(FORESEEN))) {
            return Optional.empty();
        }
        long from = 0;
        long until = FORESEEN.toSeconds();
        while (from < until) {
            long between = (from + until) / 2;
            if (usedUp(session, tariff, ratedPowerW, money, now.plusSeconds(between))) {
                until = between;
            } else {
                from = between + 1;
            }
        }
        return Optional.of(now.plusSeconds(from));
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
