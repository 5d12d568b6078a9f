package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Instants.latest;

import java.time.Instant;

/**
 * What two frames agree on, for one may be a stray one: until when it charged, since when that is over, and how much
 * energy flowed at the least. {@code highestAt} is when the highest energy was seen, which a second frame has still to
 * confirm. Null: not seen.
 */
public record Confirmed(Instant chargingUntil, Instant overSince, Instant highestAt, long energyTenthWh) {

    static final Confirmed NOTHING = new Confirmed(null, null, null, 0);

    /** {@code last} is the latest time at which it was seen charging before this frame, or null. */
    Confirmed charging(Instant last, Instant at) {
        if (last == null || at.equals(last)) {
            return this;
        }
        return new Confirmed(latest(chargingUntil, at.isAfter(last) ? last : at), overSince, highestAt, energyTenthWh);
    }

    /** {@code before} is since when it was over before this frame, {@code now} since when with it; null: it charges. */
    Confirmed over(Instant before, Instant now, Instant at) {
        boolean second = before != null && !at.equals(before);
        Instant agreed = now == null ? null : second ? now : overSince;
        return new Confirmed(chargingUntil, agreed, highestAt, energyTenthWh);
    }

    /** {@code highest} is the highest energy seen before this frame. */
    Confirmed energy(long highest, long energy, Instant at) {
        if (at.equals(highestAt)) {
            return this;
        }
        return energy > highest ? new Confirmed(chargingUntil, overSince, at, Math.max(energyTenthWh, highest))
                : new Confirmed(chargingUntil, overSince, highestAt, Math.max(energyTenthWh, energy));
    }
}
