package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Instants.earliest;
import static org.chargeledger.billing.domain.Instants.latest;

import java.time.Duration;
import java.time.Instant;

/**
 * What two frames agree on, for one may be a stray one: from and until when it charged, since when that is over, and
 * how much energy flowed at the least. {@code highestAt} is when the highest energy was seen, which a second frame has
 * still to confirm. Null: not seen.
 */
public record Confirmed(Instant chargingFrom, Instant chargingUntil, Instant overSince, Instant highestAt,
        long energyTenthWh) {

    static final Confirmed NOTHING = new Confirmed(null, null, null, null, 0);

    /** How long it charged at the least. */
    public Duration charged() {
        return chargingFrom == null || !chargingFrom.isBefore(chargingUntil) ? Duration.ZERO
                : Duration.between(chargingFrom, chargingUntil);
    }

    /** Between {@code first} and {@code last} it was seen charging before this frame; null: it was not. */
    Confirmed charging(Instant first, Instant last, Instant at) {
        Instant from = first == null || at.equals(first) ? chargingFrom
                : earliest(chargingFrom, at.isBefore(first) ? first : at);
        Instant until = last == null || at.equals(last) ? chargingUntil
                : latest(chargingUntil, at.isAfter(last) ? last : at);
        return new Confirmed(from, until, overSince, highestAt, energyTenthWh);
    }

    /** {@code before} is since when it was over before this frame, {@code now} since when with it; null: it charges. */
    Confirmed over(Instant before, Instant now, Instant at) {
        boolean second = before != null && !at.equals(before);
        Instant agreed = now == null ? null : second ? now : overSince;
        return new Confirmed(chargingFrom, chargingUntil, agreed, highestAt, energyTenthWh);
    }

    /** {@code highest} is the highest energy seen before this frame. */
    Confirmed energy(long highest, long energy, Instant at) {
        if (at.equals(highestAt)) {
            return this;
        }
        return energy > highest
                ? new Confirmed(chargingFrom, chargingUntil, overSince, at, Math.max(energyTenthWh, highest))
                : new Confirmed(chargingFrom, chargingUntil, overSince, highestAt, Math.max(energyTenthWh, energy));
    }
}
