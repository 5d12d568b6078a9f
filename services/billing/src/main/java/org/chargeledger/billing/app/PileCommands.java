package org.chargeledger.billing.app;

import java.time.Instant;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.rating.Money;

/** What billing asks of a pile. */
final class PileCommands {

    private static final String TOPIC = "billing.pile-command.v1";

    record StartRequested(String operatorId, String stationId, String billNo, String pileCode, String connectorNo,
            long balanceFen, Instant requestedAt, Instant validUntil) {}

    record StopRequested(String operatorId, String billNo, String pileCode, String connectorNo, String reason,
            Instant requestedAt) {}

    private PileCommands() {}

    /** {@code balance} is everything the driver can spend, what was just reserved included. */
    static NewEvent start(SessionKey k, Money balance) {
        return new NewEvent(TOPIC, k.pileCode(), "billing.start-requested.v1", k.operatorId(),
                new StartRequested(k.operatorId(), k.stationId(), k.billNo().digits(), k.pileCode(), k.connectorNo(),
                        balance.fen(), k.requestedAt(), k.startValidUntil()));
    }

    static NewEvent stop(SessionKey k, String reason, Instant at) {
        return new NewEvent(TOPIC, k.pileCode(), "billing.stop-requested.v1", k.operatorId(),
                new StopRequested(k.operatorId(), k.billNo().digits(), k.pileCode(), k.connectorNo(), reason, at));
    }
}
