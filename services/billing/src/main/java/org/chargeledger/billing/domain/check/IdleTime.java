package org.chargeledger.billing.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;

/** When a session idled at a fee: its driver's car stood at a connector and did not charge. */
public record IdleTime(BillNo billNo, String pileCode, String connectorNo, UUID driverId, Instant from, Instant until) {

    /** From the charge end to the plug-out, of a session that has both. */
    public static IdleTime of(Session session) {
        return of(session.key(), session.record().record().chargeEndedAt(),
                session.observation().plug().unpluggedAt());
    }

    /** What a bill charges for. */
    public static IdleTime of(BillVersion bill) {
        return of(bill.key(), bill.values().chargeEndedAt(), bill.values().serviceEndedAt());
    }

    private static IdleTime of(SessionKey key, Instant from, Instant until) {
        return new IdleTime(key.billNo(), key.pileCode(), key.connectorNo(), key.driverId(), from, until);
    }

    public Duration lasts() {
        return Duration.between(from, until);
    }

    /** How long both lasted; below zero when a gap lies between them. */
    Duration overlap(IdleTime other) {
        Instant later = from.isAfter(other.from) ? from : other.from;
        Instant earlier = until.isBefore(other.until) ? until : other.until;
        return Duration.between(later, earlier);
    }

    /** Whether no two cars, or no one car, could have stood there. */
    boolean excludes(IdleTime other) {
        return !billNo.equals(other.billNo) && (driverId.equals(other.driverId)
                || pileCode.equals(other.pileCode) && connectorNo.equals(other.connectorNo));
    }
}
