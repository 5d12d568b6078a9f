package org.chargeledger.billing.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.Observation;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.Usage;

/** A bill before anybody owes it, with everything a check may look at. {@code now} is business time. */
public record Draft(Session session, Tariff tariff, Bill bill, Circumstances around, Instant now) {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    /** A month of days with ten periods each: over a longer time every band has its turn. */
    private static final int MOST_TURNS = 310;

    TransactionRecord record() {
        return session.record().record();
    }

    Observation seen() {
        return session.observation();
    }

    /**
     * The bands in force while it charged, with a slack for clocks, and from the half hour on in which it began: piles
     * know no shorter period.
     */
    Set<Band> bandsPassed() {
        Instant began = record().chargeStartedAt().minus(CLOCKS_APART);
        Instant until = record().chargeEndedAt().plus(CLOCKS_APART);
        var passed = EnumSet.noneOf(Band.class);
        Instant at = began.minusSeconds(Math.floorMod(began.getEpochSecond(), HALF_HOUR.toSeconds()));
        for (int turns = 0; at.isBefore(until) && turns < MOST_TURNS; turns++) {
            passed.add(tariff.periodAt(at).band());
            at = tariff.nextTurn(at);
        }
        return passed;
    }

    /** Where the register stood at the end of the session before, where both count on from session to session. */
    Optional<RegisterReading> registerBefore() {
        return !RegisterReading.goesOn(record()) ? Optional.empty()
                : around.registers().stream().filter(reading -> reading.precedes(session.key()))
                        .max(Comparator.comparing(RegisterReading::billNo));
    }

    /** Of the connector; 0: not known. */
    long ratedPowerW() {
        return around.pile().ratedPowerW(session.key().connectorNo());
    }

    /** By the pile's clock. */
    Duration charged() {
        return Duration.between(record().chargeStartedAt(), record().chargeEndedAt());
    }

    /** From the charge end by the pile's clock to the service end by the platform's, as it is billed. */
    Duration idled() {
        return Duration.between(record().chargeEndedAt(), serviceEndedAt());
    }

    /** The plug-out, where the pile reports one. */
    Instant serviceEndedAt() {
        return bill.values().serviceEndedAt();
    }

    boolean plugOutReported() {
        return session.key().plugOutReported();
    }

    /** What idling would cost if the car had left then. */
    Money idleFeeUntil(Instant left) {
        return Rating.fee(Rating.rate(tariff, new Usage(Map.of(), record().chargeEndedAt(), left)), Component.IDLE_FEE);
    }

    boolean costsIdling() {
        return bill.fees().idle().fen() > 0;
    }
}
