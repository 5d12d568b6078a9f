package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Instants.earliest;
import static org.chargeledger.billing.domain.Instants.latest;

import java.time.Duration;
import java.time.Instant;

/**
 * What the platform saw of a session with its own clock, folded fact by fact. Null means not seen. {@code idlingSince}
 * is the end of charging as it was when it was first known while the car was still plugged in; it stays.
 */
public record Observation(Instant startedAt, Instant chargingSince, Instant chargingLastSeenAt, Instant overSince,
        Instant lastHeardAt, long energySeenTenthWh, Confirmed confirmed, Instant offlineFrom, Instant onlineSince,
        Plug plug, Instant idlingSince) {

    static final Observation NOTHING = new Observation(null, null, null, null, null, 0, Confirmed.NOTHING, null, null,
            Plug.UNSEEN, null);
    /** A record is due within 30 s after the end of charging (YKC V1.6, record upload). */
    static final Duration RECORD_DUE = Duration.ofSeconds(30);

    /** Documents of before a second frame had to confirm what was seen confirm nothing. */
    public Observation {
        confirmed = confirmed == null ? Confirmed.NOTHING : confirmed;
    }

    Observation started(Instant at) {
        Instant first = startedAt == null || at.isBefore(startedAt) ? at : startedAt;
        return new Observation(first, chargingSince, chargingLastSeenAt, overSince, lastHeardAt, energySeenTenthWh,
                confirmed, offlineFrom, onlineSince, plug.presentAt(first), idlingSince);
    }

    Observation progressed(Fact.Progressed fact) {
        Instant at = fact.observedAt();
        boolean charging = fact.status() == Fact.Progressed.Status.CHARGING && fact.plugged();
        boolean silent = fact.status() == Fact.Progressed.Status.OFFLINE;
        Instant lastCharging = charging ? latest(chargingLastSeenAt, at) : chargingLastSeenAt;
        Instant firstCharging = charging && (chargingSince == null || at.isBefore(chargingSince)) ? at : chargingSince;
        boolean saysOver = !charging && !silent && (lastCharging == null || at.isAfter(lastCharging));
        Instant over = saysOver && (overSince == null || at.isBefore(overSince)) ? at : overSince;
        if (over != null && lastCharging != null && !over.isAfter(lastCharging)) {
            over = null;
        }
        Instant offline = charging && offlineFrom != null && at.isAfter(offlineFrom) ? null : offlineFrom;
        Instant present = latest(startedAt, lastCharging);
        Plug seen = present != null && !fact.plugged() && !at.isAfter(present)
                ? plug : plug.observe(fact.plugged(), at);
        Confirmed agreed = confirmedBy(fact, charging, saysOver, over);
        return new Observation(startedAt, firstCharging, lastCharging, over, latest(lastHeardAt, at),
                Math.max(energySeenTenthWh, fact.energyTenthWh()), agreed, offline, onlineSince,
                charging ? charging(seen, at, agreed) : seen, idlingSince);
    }

    /** That a car has left takes two frames to prove, and as many to disprove. */
    private static Plug charging(Plug seen, Instant at, Confirmed agreed) {
        Instant charged = seen.confirmed() ? agreed.chargingUntil() : at;
        return charged == null ? seen : seen.presentAt(charged);
    }

    /** Remembers an absence only if it covers the time in which the record was due. */
    Observation pileSeen(Fact.PileSeen fact, Instant requestedAt) {
        if (fact.since() == null) {
            return this;
        }
        Instant heard = chargingLastSeenAt == null ? requestedAt : chargingLastSeenAt;
        boolean inTime = overSince == null || !fact.since().isAfter(overSince.plus(RECORD_DUE));
        boolean absent = fact.online() ? fact.since().isAfter(heard) : !fact.observedUntil().isBefore(heard);
        Instant offline = offlineFrom == null && absent && inTime ? latest(heard, fact.since()) : offlineFrom;
        Instant online = fact.online() ? latest(onlineSince, fact.since()) : onlineSince;
        return new Observation(startedAt, chargingSince, chargingLastSeenAt, overSince, lastHeardAt, energySeenTenthWh,
                confirmed, offline, online, plug, idlingSince);
    }

    /** What was over before the last time it charged tells nothing of the end: neither for it nor against it. */
    private Confirmed confirmedBy(Fact.Progressed fact, boolean charging, boolean saysOver, Instant over) {
        Instant at = fact.observedAt();
        Confirmed seen = confirmed.energy(energySeenTenthWh, fact.energyTenthWh(), at);
        if (charging) {
            seen = seen.charging(chargingSince, chargingLastSeenAt, at);
        }
        return saysOver || over == null ? seen.over(overSince, over, at) : seen;
    }

    /** Two frames agree that it no longer charges. */
    boolean certainlyOver() {
        Instant over = confirmed.overSince();
        return over != null && (startedAt == null || over.isAfter(startedAt));
    }

    /** The end was told, and no two frames agree that it went on. */
    boolean endStands() {
        Instant charged = latest(startedAt, confirmed.chargingUntil());
        return idlingSince != null && (charged == null || !charged.isAfter(idlingSince));
    }

    /** When charging was over, or null: as it was told, which one frame that comes later does not move. */
    public Instant chargeEnd() {
        return endStands() ? earliest(idlingSince, overSince) : overSince;
    }

    Observation idling(Instant chargeEnd) {
        return new Observation(startedAt, chargingSince, chargingLastSeenAt, overSince, lastHeardAt, energySeenTenthWh,
                confirmed, offlineFrom, onlineSince, plug, chargeEnd);
    }

    /** As if this were when the car left. */
    Observation unpluggedAt(Instant at) {
        return new Observation(startedAt, chargingSince, chargingLastSeenAt, overSince, lastHeardAt, energySeenTenthWh,
                confirmed, offlineFrom, onlineSince, new Plug(plug.pluggedAt(), at, true), idlingSince);
    }

    /** The pile told the start, or two frames agree that it charged: by their status, or by the energy they show. */
    boolean certainlyCharged() {
        return startedAt != null || confirmed.chargingFrom() != null || confirmed.energyTenthWh() > 0;
    }

    /** So far as a frame that stands alone may tell. */
    boolean sawCharging() {
        return startedAt != null || chargingSince != null || energySeenTenthWh > 0;
    }
}
