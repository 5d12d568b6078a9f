package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.List;

/**
 * Sessions requested in a window whose settled bill has an idle fee. Whoever charged for moments and then idled for hours
 * had a fault, so short charges stand apart; {@code shortCharges} names the first hundred of them.
 */
public record IdleFeeStatistics(long successful, long withIdleFee, long idleFeeFen, Group shortOnes, Group others,
        Earliest first, Earliest firstAboveLimit, List<ShortCharge> shortCharges) {

    /** What counts as short, and from which fee on a bill is counted apart. */
    public record Limits(long shortSeconds, long shortOverFen, long overFen) {}

    public record Group(long count, long idleFeeFen, long aboveLimit) {}

    /** Null when there is none. */
    public record Earliest(String billNo, Instant requestedAt) {}

    public record ShortCharge(String billNo, long chargeSeconds, long idleFeeFen) {}
}
