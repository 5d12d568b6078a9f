package org.chargeledger.replay.report;

import java.time.Duration;
import java.util.List;

/** What this run did, apart from what came of it. */
public record Effort(int sessions, Duration took, long requests, long frames, List<String> killed) {

    String sessionsPerSecond() {
        long hundredths = sessions * 100_000L / Math.max(1, took.toMillis());
        return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
    }
}
