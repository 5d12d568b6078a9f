package org.chargeledger.replay.scenario.generator;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

/** Until when connectors and drivers are taken; sessions are booked in time order, so one instant each is enough. */
final class Occupation {

    private final Map<String, LocalDateTime> busyUntil = new HashMap<>();

    boolean free(String key, LocalDateTime from) {
        LocalDateTime until = busyUntil.get(key);
        return until == null || until.isBefore(from);
    }

    void take(String key, LocalDateTime until) {
        busyUntil.merge(key, until, (a, b) -> a.isAfter(b) ? a : b);
    }
}
