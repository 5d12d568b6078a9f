package org.chargeledger.rating;

import java.time.Instant;
import java.util.Optional;

/** When the quantity of a bill's line came about, by the clock of its tariff version. */
public sealed interface LinePeriod {

    default TimeSpans spans() {
        return TimeSpans.NONE;
    }

    /**
     * The version's hours of the line's band within the charge; none, if it has no such hours there. A pile that reads
     * its energy by band decides by its own clock, so this is not when energy flowed.
     */
    record BandHours(TimeSpans spans) implements LinePeriod {}

    /** The start of charging is not known, or the charge is too long for a clock that was right. */
    record UnknownHours(boolean startKnown) implements LinePeriod {}

    /**
     * From the end of the free minutes to the end of service: {@code spans} are what is not quiet of it, {@code quiet}
     * is the rest, {@code wholeMinutes} are all of its whole minutes.
     */
    record Idling(Instant chargeEndedAt, Instant freeUntil, Instant serviceEndedAt, long wholeMinutes, TimeSpans spans,
            TimeSpans quiet, Optional<Money> cap) implements LinePeriod {}

    /** Nobody knows how long the plug stayed after the charge. */
    record UnknownIdling(Instant chargeEndedAt) implements LinePeriod {}
}
