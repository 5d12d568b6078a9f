package org.chargeledger.replay.timeline;

import java.time.Duration;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.http.Api;

/** Knows when the platform has noticed that a pile is gone, and how many logins have been answered for so far. */
final class OfflineWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api staff;
    private long loginsBefore;

    OfflineWatch(Api staff, long loginsBefore) {
        this.staff = staff;
        this.loginsBefore = loginsBefore;
    }

    void awaitNoticed(String pileCode) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (staff.get("/pile-ingest/v1/piles/" + pileCode).path("online").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the platform still believes that pile " + pileCode + " is on line");
            }
            Pause.of(Duration.ofMillis(20));
        }
    }

    long loginsBefore() {
        return loginsBefore;
    }

    void loginsSeen(long logins) {
        loginsBefore = logins;
    }
}
