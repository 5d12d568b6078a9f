package org.chargeledger.billing;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.TestTopics;

/** Says what pile-ingest would say of one session at connector 01. Times are UTC. */
final class PileVoice {

    private static final String TOPIC = "pile-ingest.pile-fact.v1";

    private final Operator operator;
    private final String billNo;

    PileVoice(Operator operator, String billNo) {
        this.operator = operator;
        this.billNo = billNo;
    }

    UUID started(String at) {
        return say("session-started", at, "");
    }

    UUID startFailed(String at, String reason) {
        return say("session-start-failed", at, ",\"reason\":\"" + reason + "\",\"rawReason\":\"0x05\"");
    }

    UUID progressed(String at, String status, boolean plugged, long energyTenthWh) {
        return say("session-progressed", at, """
                ,"status":"%s","plugged":%s,"energyTenthWh":%d,"lossEnergyTenthWh":%d,"reportedAmountTenThousandths":0,
                "chargedMinutes":1,"soc":50,"voltageTenthV":2200,"currentTenthA":320"""
                .formatted(status, plugged, energyTenthWh, energyTenthWh));
    }

    /** Every ten minutes after the first time and before the second. */
    void stays(String from, String until) {
        Instant end = Instant.parse(until);
        for (Instant at = Instant.parse(from).plusSeconds(600); at.isBefore(end); at = at.plusSeconds(600)) {
            progressed(at.toString(), "IDLE", true, 0);
        }
    }

    void unplugged(String first, String second) {
        progressed(first, "IDLE", false, 0);
        progressed(second, "IDLE", false, 0);
    }

    UUID record(UUID id, String at, String from, String to, long energyTenthWh, String stopReason) {
        return say(id, "record-received", at, record(from, to, energyTenthWh, stopReason));
    }

    UUID record(String at, String from, String to, long energyTenthWh) {
        return record(UUID.randomUUID(), at, from, to, energyTenthWh, "FULL");
    }

    void observed(String until, boolean online, String since) {
        TestTopics.send(TOPIC, operator.pileCode, "pile-ingest.pile-observed.v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","pileCode":"%s","observedAt":"%s","observedUntil":"%s",
                "online":%s,"%s":"%s"}""".formatted(operator.id, operator.pileCode, until, until, online,
                        online ? "onlineSince" : "offlineSince", since));
    }

    void disconnected(String at) {
        TestTopics.send(TOPIC, operator.pileCode, "pile-ingest.pile-disconnected.v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","pileCode":"%s","observedAt":"%s","reason":"CLOSED"}"""
                .formatted(operator.id, operator.pileCode, at));
    }

    void connected(String at) {
        TestTopics.send(TOPIC, operator.pileCode, "pile-ingest.pile-connected.v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","pileCode":"%s","observedAt":"%s","firmware":"2090104",
                "protocol":"YKC"}""".formatted(operator.id, operator.pileCode, at));
    }

    static String record(String from, String to, long energyTenthWh, String stopReason) {
        return """
                ,"chargeStartedAt":"%s","chargeEndedAt":"%s","bands":[{"band":"PEAK","energyTenthWh":%d,
                "lossEnergyTenthWh":%d,"unitPriceHundredThousandths":110000,"reportedAmountTenThousandths":0}],
                "meterStartTenthWh":0,"meterEndTenthWh":%d,"energyTenthWh":%d,"lossEnergyTenthWh":%d,
                "reportedAmountTenThousandths":0,"stopReason":"%s","rawStopReason":"0x40\""""
                .formatted(from, to, energyTenthWh, energyTenthWh, energyTenthWh, energyTenthWh, energyTenthWh,
                stopReason);
    }

    UUID say(String name, String at, String more) {
        return say(UUID.randomUUID(), name, at, more);
    }

    UUID say(UUID id, String name, String at, String more) {
        Instant.parse(at);
        return TestTopics.send(id, TOPIC, operator.pileCode, "pile-ingest." + name + ".v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","pileCode":"%s","connectorNo":"01","billNo":"%s",
                "transactionNo":"%s","observedAt":"%s"%s}""".formatted(operator.id, operator.pileCode, billNo,
                        "4403060021000101" + billNo.substring(2, 18), at, more));
    }
}
