package org.chargeledger.pileingest;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.TestTopics;

/** What billing commands. */
public final class Commands {

    private static final String TOPIC = "billing.pile-command.v1";

    private Commands() {}

    public static UUID start(Given pile, String billNo, Instant requestedAt) {
        return start(UUID.randomUUID(), pile, billNo, requestedAt);
    }

    /** Valid for two minutes. */
    public static UUID start(UUID id, Given pile, String billNo, Instant requestedAt) {
        return TestTopics.send(id, TOPIC, pile.pileCode(), "billing.start-requested.v1", pile.operatorId(), """
                {"operatorId": "%s", "stationId": "%s", "billNo": "%s", "pileCode": "%s", "connectorNo": "01",
                 "balanceFen": 123456, "requestedAt": "%s", "validUntil": "%s"}""".formatted(pile.operatorId(),
                pile.stationId(), billNo, pile.pileCode(), requestedAt, requestedAt.plusSeconds(120)));
    }

    public static UUID stop(Given pile, String billNo, Instant requestedAt) {
        return TestTopics.send(TOPIC, pile.pileCode(), "billing.stop-requested.v1", pile.operatorId(), """
                {"operatorId": "%s", "billNo": "%s", "pileCode": "%s", "connectorNo": "01", "reason": "DRIVER",
                 "requestedAt": "%s"}""".formatted(pile.operatorId(), billNo, pile.pileCode(), requestedAt));
    }
}
