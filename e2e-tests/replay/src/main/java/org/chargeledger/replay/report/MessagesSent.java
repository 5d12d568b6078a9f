package org.chargeledger.replay.report;

import java.time.Duration;
import java.util.List;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.http.Api;

/** Messages leave on their own time, as WeChat takes them; this waits until none is waiting any more. */
public final class MessagesSent {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final List<String> WAITING_STATES = List.of("PENDING", "SENDING");

    private MessagesSent() {
    }

    /** Gives up quietly: the report then shows what is missing. */
    public static void await(Api staff) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (waiting(staff) && System.nanoTime() < deadline) {
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private static boolean waiting(Api staff) {
        return WAITING_STATES.stream().anyMatch(state ->
                !staff.get("/notification/v1/messages?state=" + state + "&limit=1").path("items").isEmpty());
    }
}
