package org.chargeledger.billing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.kit.testing.TestTopics;

/** One car of a plan on the service: its driver, its session, and a pile of its own that says what the model hears. */
record PlayedCar(Operator operator, UUID driver, String billNo, PileVoice pile) {

    private static final String NO_SESSION = "20191016010101000000";

    static PlayedCar requested(Operator operator, UUID driver) {
        String billNo = operator.start(driver, "01");
        return new PlayedCar(operator, driver, billNo, new PileVoice(operator, billNo));
    }

    void says(Fact fact) {
        switch (fact) {
            case Fact.Started started -> pile.started(started.observedAt().toString());
            case Fact.StartFailed failed -> pile.startFailed(failed.observedAt().toString(), failed.reason());
            case Fact.Progressed seen -> pile.say("session-progressed", seen.observedAt().toString(),
                    ",\"status\":\"%s\",\"plugged\":%s,\"energyTenthWh\":%d".formatted(seen.status(), seen.plugged(),
                            seen.energyTenthWh()));
            case Fact.PileSeen seen -> pile.observed(seen.observedUntil().toString(), seen.online(),
                    seen.since().toString());
            case Fact.RecordReceived received -> pile.say(recordId(received.eventId()), "record-received",
                    received.observedAt().toString(), json(received.record()));
        }
    }

    /** The same record, but the pile does not say of which session. */
    void saysOfNoSession(Fact.RecordReceived received) {
        new PileVoice(operator, NO_SESSION).say(recordId(received.eventId()), "record-received",
                received.observedAt().toString(), json(received.record()));
    }

    /** Once this is handled, all that was said before is. */
    UUID saysNothingNew() {
        return TestTopics.send("pile-ingest.pile-fact.v1", operator.pileCode, "pile-ingest.nothing-new.v1", operator.id,
                "{}");
    }

    /** The cars of the model have records of the same name. */
    UUID recordId(UUID inModel) {
        return UUID.nameUUIDFromBytes((billNo + inModel).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(TransactionRecord record) {
        String bands = record.bands().stream().map(PlayedCar::json).collect(Collectors.joining(","));
        return """
                ,"chargeStartedAt":"%s","chargeEndedAt":"%s","bands":[%s],"meterStartTenthWh":%d,"meterEndTenthWh":%d,
                "energyTenthWh":%d,"lossEnergyTenthWh":%d,"reportedAmountTenThousandths":%d,"stopReason":"%s",
                "rawStopReason":"%s\"""".formatted(record.chargeStartedAt(), record.chargeEndedAt(), bands,
                record.meterStartTenthWh(), record.meterEndTenthWh(), record.energyTenthWh(),
                record.lossEnergyTenthWh(), record.reportedAmountTenThousandths(), record.stopReason(),
                record.rawStopReason());
    }

    private static String json(BandReading band) {
        return """
                {"band":"%s","energyTenthWh":%d,"lossEnergyTenthWh":%d,"unitPriceHundredThousandths":%d,
                "reportedAmountTenThousandths":%d}""".formatted(band.band(), band.energyTenthWh(),
                band.lossEnergyTenthWh(), band.unitPriceHundredThousandths(), band.reportedAmountTenThousandths());
    }
}
