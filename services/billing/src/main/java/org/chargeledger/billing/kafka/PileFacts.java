package org.chargeledger.billing.kafka;

import java.util.List;
import org.chargeledger.billing.app.PileReport;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.kit.event.Event;

/** Reads events of pile-ingest.pile-fact.v1; kinds it does not know are none of billing's business. */
final class PileFacts {

    /** Says until when a pile was seen; an earlier one, or the same again, says nothing new. */
    static final String OBSERVED = "pile-ingest.pile-observed.v1";

    private PileFacts() {}

    static List<PileReport> read(Event event) {
        PileFactBody body = event.as(PileFactBody.class);
        Fact fact = switch (event.type()) {
            case "pile-ingest.session-started.v1" -> body.started();
            case "pile-ingest.session-start-failed.v1" -> body.startFailed();
            case "pile-ingest.session-progressed.v1" -> body.progressed();
            case "pile-ingest.record-received.v1" -> body.record(event);
            case OBSERVED -> body.observed();
            case "pile-ingest.pile-connected.v1" -> body.connected(true);
            case "pile-ingest.pile-disconnected.v1" -> body.connected(false);
            default -> null;
        };
        return fact == null ? List.of() : List.of(new PileReport(event.id(), event.operatorId(), body.stationId(),
                body.pileCode(), body.connectorNo(), body.billNo(), body.transactionNo(), event.storedAt(), fact,
                event.json()));
    }
}
