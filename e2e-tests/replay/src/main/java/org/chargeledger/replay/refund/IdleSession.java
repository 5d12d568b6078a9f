package org.chargeledger.replay.refund;

import java.time.Duration;
import java.time.Instant;

/**
 * One session of the campaign's data: who charged where, for how long, and for how many whole minutes beyond the free
 * ones the plug stayed in.
 */
record IdleSession(String billNo, Instant requestedAt, Site.Pile pile, String connectorNo, int driver, long chargeSeconds,
        long idleMinutes, int unplugSeconds) {

    /** 30 kW, in 0.0001 kWh a second. */
    private static final long TENTH_WH_PER_SECOND = 83;
    private static final Duration UNTIL_CHARGING = Duration.ofSeconds(40);
    private static final long SHORT_SECONDS = 60;

    Instant chargeStartedAt() {
        return requestedAt.plus(UNTIL_CHARGING);
    }

    Instant chargeEndedAt() {
        return chargeStartedAt().plusSeconds(chargeSeconds);
    }

    /** Within the free minutes where nothing is owed. */
    Instant unpluggedAt() {
        return idleMinutes == 0 ? chargeEndedAt().plusSeconds(unplugSeconds)
                : chargeEndedAt().plus(Site.FREE).plus(Duration.ofMinutes(idleMinutes)).plusSeconds(unplugSeconds);
    }

    long energyTenthWh() {
        return chargeSeconds * TENTH_WH_PER_SECOND;
    }

    long idleFeeFen() {
        return idleMinutes * pile.site().idleFenPerMinute();
    }

    boolean shortCharge() {
        return chargeSeconds < SHORT_SECONDS;
    }

    boolean hasIdleFee() {
        return idleMinutes > 0;
    }
}
