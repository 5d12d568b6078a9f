package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.ChargingRecord;
import org.chargeledger.pileingest.domain.StopReason;
import org.chargeledger.pileingest.domain.fact.RecordReceived;
import org.chargeledger.pileingest.store.FactLog;

/** Publishes a pile's record, known session or not; the pile may delete it once this returns. */
@ApplicationScoped
public class ReceiveRecord {

    private final FactLog facts;
    private final BillNumbers billNumbers;
    private final ConcludeStart concludeStart;

    ReceiveRecord(FactLog facts, BillNumbers billNumbers, ConcludeStart concludeStart) {
        this.facts = facts;
        this.billNumbers = billNumbers;
        this.concludeStart = concludeStart;
    }

    public void received(PileLink link, ChargingRecord record, Arrival arrival) {
        if (record.stopReason() != StopReason.START_FAILED) {
            concludeStart.seenRunning(link, record.transactionNo(), arrival);
        }
        String billNo = billNumbers.find(link, record.transactionNo()).orElse(null);
        facts.append(List.of(RecordReceived.of(link.pile(), arrival.at(), billNo, record)), arrival.id());
    }
}
