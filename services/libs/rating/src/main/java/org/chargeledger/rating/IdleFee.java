package org.chargeledger.rating;

import java.time.Duration;
import java.util.Optional;

/** 占桩费: charged per whole minute once the free minutes after the end of charging have passed, up to an optional cap. */
public record IdleFee(Money perMinute, int freeMinutes, Optional<Money> cap) {

    /** The free minutes are free, not deferred; only whole minutes after them count. */
    public long chargeableMinutes(Duration plugged) {
        return Math.max(0, plugged.toMinutes() - freeMinutes);
    }

    /** What these minutes cost, never more than the cap. */
    public ExactAmount amountFor(long minutes) {
        ExactAmount uncapped = UnitPrice.of(perMinute).timesMinutes(minutes);
        return cap.map(Money::exact).map(uncapped::min).orElse(uncapped);
    }
}
