package org.chargeledger.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times a bill was made of, beside its tariff version. From both it follows when the quantity of each line came
 * about: that is worked out when a bill is explained, and stored nowhere.
 */
public record BillTimes(Tariff tariff, Optional<Instant> chargeStartedAt, Instant chargeEndedAt,
        Instant serviceEndedAt) {

    static final Duration LONGEST_CHARGE = Duration.ofDays(31);

    /** {@code line} is one of the bill's. */
    public LinePeriod periodOf(BillLine line) {
        if (line.band().isPresent()) {
            return hoursOf(line.band().get());
        }
        return line.remarks().contains(Remark.PLUG_OUT_NOT_REPORTED) ? new LinePeriod.UnknownIdling(chargeEndedAt)
                : tariff.idleFee().map(this::idling).orElseThrow();
    }

    /** The station's, for one sentence about this bill. */
    ClockText clock() {
        Instant end = chargeEndedAt.isAfter(serviceEndedAt) ? chargeEndedAt : serviceEndedAt;
        return new ClockText(tariff.zone(), chargeStartedAt.orElse(chargeEndedAt), end);
    }

    private LinePeriod hoursOf(Band band) {
        if (chargeStartedAt.isEmpty() || lasted(chargeStartedAt.get()).compareTo(LONGEST_CHARGE) > 0) {
            return new LinePeriod.UnknownHours(chargeStartedAt.isPresent());
        }
        return new LinePeriod.BandHours(TimeSpans.of(TimeSpan.where(chargeStartedAt.get(), chargeEndedAt,
                tariff::nextTurn, moment -> tariff.periodAt(moment).band() == band)));
    }

    private Duration lasted(Instant startedAt) {
        return Duration.between(startedAt, chargeEndedAt);
    }

    private LinePeriod idling(IdleFee fee) {
        Instant freeUntil = fee.freeMinutesUntil(chargeEndedAt);
        return new LinePeriod.Idling(chargeEndedAt, freeUntil, serviceEndedAt,
                fee.minutesAfterFree(chargeEndedAt, serviceEndedAt),
                TimeSpans.of(fee.running(freeUntil, serviceEndedAt, tariff.zone())),
                TimeSpans.of(fee.quiet(freeUntil, serviceEndedAt, tariff.zone())), fee.cap());
    }
}
