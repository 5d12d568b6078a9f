package org.chargeledger.billing.domain;

import java.time.Instant;

/**
 * Whether the car was unplugged. One stray frame proves nothing: it takes two observations of an empty connector
 * without a plugged one between, and the first of the two is when the car left. Null means not seen.
 */
public record Plug(Instant pluggedAt, Instant unpluggedAt, boolean confirmed) {

    public static final Plug UNSEEN = new Plug(null, null, false);

    /** Seen to be in, and nothing has looked like its leaving since. */
    boolean in() {
        return pluggedAt != null && unpluggedAt == null;
    }

    Plug observe(boolean plugged, Instant at) {
        if (confirmed) {
            return this;
        }
        return plugged ? pluggedAt(at) : unpluggedAt(at);
    }

    /** The car was certainly there, for it charged: whatever looked like its leaving before was before it came. */
    Plug presentAt(Instant at) {
        return unpluggedAt == null || unpluggedAt.isAfter(at) ? this : new Plug(pluggedAt, null, false);
    }

    private Plug pluggedAt(Instant at) {
        Instant latest = pluggedAt == null || at.isAfter(pluggedAt) ? at : pluggedAt;
        boolean stray = unpluggedAt != null && at.isAfter(unpluggedAt);
        return new Plug(latest, stray ? null : unpluggedAt, false);
    }

    private Plug unpluggedAt(Instant at) {
        boolean before = pluggedAt != null && !at.isAfter(pluggedAt);
        if (before || at.equals(unpluggedAt)) {
            return this;
        }
        if (unpluggedAt == null) {
            return new Plug(pluggedAt, at, false);
        }
        return new Plug(pluggedAt, at.isBefore(unpluggedAt) ? at : unpluggedAt, true);
    }
}
