package org.chargeledger.reporting.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What single events tell of one session. */
final class Facts {

    static final Instant REQUESTED = Instant.parse("2019-10-16T08:18:22.566095Z");
    private static final Session.Place PLACE = new Session.Place("zpd", "20191016161822566095", "ST-108",
            UUID.fromString("0b5b6d4e-3a55-5d0b-9f6e-2d6b1f1f3a10"), "44030600210000200001", "01");

    private Facts() {}

    static Session requested() {
        return new Session(PLACE, REQUESTED, null, null, null, null);
    }

    static Session charging() {
        return new Session(PLACE, null, REQUESTED.plusSeconds(20), null, null, null);
    }

    static Session failed() {
        return failed(Duration.ofSeconds(30));
    }

    static Session failed(Duration after) {
        return new Session(PLACE, null, null, new Session.Failure(REQUESTED.plus(after), "NOT_PLUGGED"),
                null, null);
    }

    static Session held(int code, int afterHours) {
        return new Session(PLACE, REQUESTED, null, null, new Hold(REQUESTED.plusSeconds(3600L * afterHours),
                List.of(new Hold.Finding(code, "code " + code)), 5000, 120_000, "2090104"), null);
    }

    static Session rated(int version) {
        return new Session(PLACE, REQUESTED, null, null, null, new Bill(version, 30_900, 235, 105, 0, 340, 60L, null));
    }

    static Session settled(int version) {
        return new Session(PLACE, REQUESTED, null, null, null, new Bill(version, 30_900, 235, 105, 0, 340, 60L,
                new Bill.Settlement(REQUESTED.plusSeconds(7200L + version), 0, 340, 340, 0, 12L)));
    }
}
