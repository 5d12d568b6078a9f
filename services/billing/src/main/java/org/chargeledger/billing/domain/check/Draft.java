package org.chargeledger.billing.domain.check;

import java.time.Duration;
import java.time.Instant;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.Observation;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.rating.Tariff;

/** A bill before anybody owes it, with everything a check may look at. {@code now} is business time. */
public record Draft(Session session, Tariff tariff, Bill bill, Circumstances around, Instant now) {

    TransactionRecord record() {
        return session.record().record();
    }

    Observation seen() {
        return session.observation();
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

    boolean costsIdling() {
        return bill.fees().idle().fen() > 0;
    }
}
