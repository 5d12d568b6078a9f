package org.chargeledger.rating;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 占桩费: charged per whole minute once the free minutes after the end of charging have passed, up to an optional cap.
 * Minutes are counted from the end of the free ones on; a minute of which any part lies in quiet hours is not charged.
 * Free minutes pass in quiet hours too.
 */
public record IdleFee(Money perMinute, int freeMinutes, Optional<Money> cap, List<DaySpan> quietHours) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Longer than any local day. */
    private static final Duration LONGEST_NIGHT = Duration.ofDays(2);

    public IdleFee {
        quietHours = List.copyOf(quietHours);
    }

    /** A fee that runs at all hours. */
    public IdleFee(Money perMinute, int freeMinutes, Optional<Money> cap) {
        this(perMinute, freeMinutes, cap, List.of());
    }

    /** Whole minutes after the free ones, at whatever hour; the free minutes are free, not deferred. */
    long minutesAfterFree(Instant chargeEndedAt, Instant serviceEndedAt) {
        return Math.max(0, Duration.between(chargeEndedAt, serviceEndedAt).toMinutes() - freeMinutes);
    }

    /** Those of the first {@code minutes} after the free ones that no quiet hour touches, by the station's clock. */
    long chargedMinutes(Instant chargeEndedAt, long minutes, ZoneId zone) {
        if (quietHours.isEmpty() || minutes == 0) {
            return minutes;
        }
        Instant start = freeMinutesUntil(chargeEndedAt);
        return running(start, start.plus(Duration.ofMinutes(minutes)), zone).stream()
                .mapToLong(span -> wholeMinutes(start, span.from(), span.to())).sum();
    }

    Instant freeMinutesUntil(Instant chargeEndedAt) {
        return chargeEndedAt.plus(Duration.ofMinutes(freeMinutes));
    }

    /** What no quiet hours cover between two moments. */
    List<TimeSpan> running(Instant from, Instant to, ZoneId zone) {
        return TimeSpan.where(from, to, moment -> turn(moment, zone), moment -> !quietAt(moment, zone));
    }

    /** What quiet hours cover between two moments. */
    List<TimeSpan> quiet(Instant from, Instant to, ZoneId zone) {
        return TimeSpan.where(from, to, moment -> turn(moment, zone), moment -> quietAt(moment, zone));
    }

    /** Until when idling costs nothing: the free minutes, and quiet hours they run into. Empty: it is always quiet. */
    public Optional<Instant> freeUntil(Instant chargeEndedAt, ZoneId zone) {
        Instant free = freeMinutesUntil(chargeEndedAt);
        Instant dayAfter = free.plus(LONGEST_NIGHT);
        return Stream.iterate(free, moment -> !moment.isAfter(dayAfter), moment -> turn(moment, zone))
                .filter(moment -> !quietAt(moment, zone)).findFirst();
    }

    /** What these minutes cost, never more than the cap. */
    public ExactAmount amountFor(long minutes) {
        ExactAmount uncapped = UnitPrice.of(perMinute).timesMinutes(minutes);
        return cap.map(Money::exact).map(uncapped::min).orElse(uncapped);
    }

    /** Minutes of the row that begins at {@code start} which lie wholly between the two moments. */
    private static long wholeMinutes(Instant start, Instant from, Instant to) {
        long first = Duration.between(start, from).plus(MINUTE).minusNanos(1).toMinutes();
        return Math.max(0, Duration.between(start, to).toMinutes() - first);
    }

    private boolean quietAt(Instant moment, ZoneId zone) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        return quietHours.stream().anyMatch(hours -> hours.contains(time));
    }

    private Instant turn(Instant moment, ZoneId zone) {
        return ClockTurns.next(zone, moment,
                quietHours.stream().flatMap(hours -> Stream.of(hours.from(), hours.to())).toList());
    }
}
