package org.chargeledger.replay.quiet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.http.Api;

/** Messages leave in real time, as WeChat takes them, which quiescence does not see: waits until none is on its way any more. */
public final class MessagesOnTheirWay {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Api staff;

    public MessagesOnTheirWay(Api staff) {
        this.staff = staff;
    }

    /** What has not left in that time, a sentence for each message; a message that waits for a person is not on its way. */
    public List<String> await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<JsonNode> open = open();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            Pause.of(BETWEEN_LOOKS);
            open = open();
        }
        return open.stream().map(message -> "the %s message about %s did not leave within %d s: %s %s".formatted(
                message.path("kind").asText(), message.path("factId").asText(), patience.toSeconds(),
                message.path("state").asText(), message.path("reason").asText(""))).toList();
    }

    /** Read as a whole and not state by state, between which a message could slip through. */
    private List<JsonNode> open() {
        return staff.all("/notification/v1/messages").stream()
                .filter(message -> message.path("closedAt").asText(null) == null).toList();
    }
}
