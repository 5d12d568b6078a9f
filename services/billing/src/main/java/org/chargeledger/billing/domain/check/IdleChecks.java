package org.chargeledger.billing.domain.check;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.StopReason;

/** Whether an idle fee is a customer's, or a fault's. Without a fee there is nothing to doubt. */
final class IdleChecks {

    private static final Set<StopReason> FAULTS = EnumSet.of(StopReason.ABORTED, StopReason.START_FAILED);

    private IdleChecks() {}

    /** Who charges for under a minute and then stands for hours did not come to stand there. */
    static Evidence afterShortCharge(Draft draft, long tolerance) {
        long charged = draft.charged().toSeconds();
        return !draft.costsIdling() || charged >= tolerance ? Evidence.NONE
                : Evidence.of("chargedSeconds", charged).and("idleFeeFen", draft.bill().fees().idle().fen());
    }

    /** Whom a device let down did not come to stand there, even if some energy flowed before its start failed. */
    static Evidence afterFault(Draft draft, long tolerance) {
        StopReason reason = draft.record().stopReason();
        return !draft.costsIdling() || !FAULTS.contains(reason) ? Evidence.NONE
                : Evidence.of("rawStopReason", Objects.toString(draft.record().rawStopReason(), reason.name()))
                        .and("idleFeeFen", draft.bill().fees().idle().fen());
    }

    /** Two fees for one connector, or for one driver, at the same time. */
    static Evidence overlap(Draft draft, long tolerance) {
        if (!draft.costsIdling()) {
            return Evidence.NONE;
        }
        IdleTime mine = IdleTime.of(draft.session());
        for (IdleTime other : draft.around().idleTimes()) {
            if (mine.excludes(other) && mine.overlap(other).toSeconds() >= tolerance) {
                return Evidence.of("otherBillNo", other.billNo()).and("otherFrom", other.from())
                        .and("otherUntil", other.until()).and("from", mine.from()).and("until", mine.until());
            }
        }
        return Evidence.NONE;
    }

    /**
     * The fee of the time until the first long silence is certain. After it the car may be gone, or another one may
     * stand there.
     */
    static Evidence unseen(Draft draft, long tolerance) {
        if (!draft.costsIdling()) {
            return Evidence.NONE;
        }
        Instant seen = draft.record().chargeEndedAt();
        for (Instant next : looks(draft)) {
            if (Duration.between(seen, next).toSeconds() > tolerance) {
                return doubted(draft, seen, next);
            }
            seen = next;
        }
        return Evidence.NONE;
    }

    private static Evidence doubted(Draft draft, Instant seen, Instant next) {
        long certain = draft.idleFeeUntil(seen).fen();
        long billed = draft.bill().fees().idle().fen();
        return certain == billed ? Evidence.NONE
                : Evidence.of("lastPluggedAt", seen).and("nextSeenAt", next)
                        .and("serviceEndedAt", draft.serviceEndedAt())
                        .and("idleFeeUntilSilenceFen", certain).and("idleFeeFen", billed);
    }

    /** When the car was seen after its charge; last, when it was seen to be gone. */
    private static List<Instant> looks(Draft draft) {
        Instant gone = draft.serviceEndedAt();
        Stream<Instant> plugged = draft.around().curve().stream().filter(Reading::showsPlug).map(Reading::observedAt)
                .filter(at -> at.isAfter(draft.record().chargeEndedAt()) && at.isBefore(gone)).sorted();
        return Stream.concat(plugged, Stream.of(gone)).toList();
    }
}
