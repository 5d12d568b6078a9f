package org.chargeledger.reporting;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.TestTopics;

/** Sends the facts that other services publish, for one operator that no other test uses. */
public record SentFacts(String operatorId) {

    public static final Instant NOON = Instant.parse("2019-10-16T04:00:00Z");
    public static final String STATION = "ST-108";
    public static final String PILE = "44030600210000200001";
    private static final UUID DRIVER = UUID.fromString("0b5b6d4e-3a55-5d0b-9f6e-2d6b1f1f3a10");

    public static SentFacts ofAnOperator() {
        return new SentFacts("op-" + UUID.randomUUID());
    }

    public void requested(String billNo, Instant at) {
        session(UUID.randomUUID(), billNo, "session-requested", """
                "tariffId":"T-1","tariffVersion":1,"channel":"WECHAT","requestedAt":"%s\"""".formatted(at));
    }

    public void charging(String billNo, Instant at) {
        session(UUID.randomUUID(), billNo, "session-charging", "\"chargingSince\":\"%s\"".formatted(at));
    }

    public void failed(String billNo, String reason, Instant at) {
        session(UUID.randomUUID(), billNo, "session-failed",
                "\"reason\":\"%s\",\"failedAt\":\"%s\"".formatted(reason, at));
    }

    public void rated(String billNo, Instant requestedAt) {
        session(UUID.randomUUID(), billNo, "bill-rated", bill(requestedAt));
    }

    public void held(String billNo, String findings, Instant requestedAt) {
        session(UUID.randomUUID(), billNo, "bill-held", """
                "findings":[%s],"reservedFen":5000,"heldAt":"%s","requestedAt":"%s","energySeenTenthWh":123456"""
                .formatted(findings, requestedAt.plusSeconds(7200), requestedAt));
    }

    /** 3.09 kWh for 3.40 yuan, of which a voucher takes 0.40. */
    public void settled(String billNo, Instant requestedAt, long recordToSettledMillis) {
        settled(UUID.randomUUID(), billNo, requestedAt, recordToSettledMillis);
    }

    public void settled(UUID id, String billNo, Instant requestedAt, long recordToSettledMillis) {
        session(id, billNo, "bill-settled", bill(requestedAt) + """
                ,"discountFen":40,"dueFen":300,"paidFen":290,"receivableFen":10,"settledAt":"%s","recordToSettledMillis":%d"""
                .formatted(requestedAt.plusSeconds(3600), recordToSettledMillis));
    }

    /** A bill of which all but 1.40 yuan is an idle fee. */
    public void idled(String billNo, Instant requestedAt, long chargeSeconds, long idleFeeFen) {
        session(UUID.randomUUID(), billNo, "bill-settled", """
                "billVersion":1,"energyTenthWh":10000,"energyFeeFen":100,"serviceFeeFen":40,"idleFeeFen":%1$d,\
                "totalFen":%2$d,"discountFen":0,"dueFen":%2$d,"paidFen":%2$d,"receivableFen":0,"requestedAt":"%3$s",\
                "chargeStartedAt":"%3$s","chargeEndedAt":"%4$s","settledAt":"%4$s","recordToSettledMillis":1"""
                .formatted(idleFeeFen, idleFeeFen + 140, requestedAt, requestedAt.plusSeconds(chargeSeconds)));
    }

    /** The same bill as version 2, for 2.40 yuan, of which nothing is taken off. */
    public void corrected(String billNo, Instant requestedAt) {
        session(UUID.randomUUID(), billNo, "bill-corrected", """
                "billVersion":2,"energyTenthWh":21900,"energyFeeFen":166,"serviceFeeFen":74,"idleFeeFen":0,"totalFen":240,\
                "discountFen":0,"dueFen":240,"paidFen":230,"receivableFen":10,"requestedAt":"%s","correctedAt":"%s\""""
                .formatted(requestedAt, requestedAt.plusSeconds(90_000)));
    }

    /** 3.20 yuan of a bill go back; such an event says nothing of the session's pile. */
    public void refunded(UUID id, String billNo, Instant at) {
        TestTopics.send(id, "billing.session.v1", billNo, "billing.bill-refunded.v1", operatorId, """
                {"operatorId":"%s","stationId":"%s","billNo":"%s","driverId":"%s","billVersion":1,"refundId":"%s",\
                "energyFeeFen":220,"serviceFeeFen":95,"idleFeeFen":5,"principalFen":310,"bonusFen":0,"waivedFen":10,\
                "reason":"r","refundedAt":"%s"}""".formatted(operatorId, STATION, billNo, DRIVER, id, at));
    }

    /** So much of the energy fee that was owed of a version is paid. */
    public void arrearsPaid(UUID id, String billNo, int version, long fen, Instant at) {
        TestTopics.send(id, "billing.session.v1", billNo, "billing.bill-arrears-paid.v1", operatorId, """
                {"operatorId":"%s","stationId":"%s","billNo":"%s","driverId":"%s","billVersion":%d,"energyFeeFen":%d,\
                "serviceFeeFen":0,"idleFeeFen":0,"cause":"recharge 1","paidAt":"%s"}"""
                .formatted(operatorId, STATION, billNo, DRIVER, version, fen, at));
    }

    public UUID session(UUID id, String billNo, String name, String fields) {
        return TestTopics.send(id, "billing.session.v1", billNo, "billing." + name + ".v1", operatorId, """
                {"operatorId":"%s","stationId":"%s","billNo":"%s","driverId":"%s","pileCode":"%s","connectorNo":"01",%s}"""
                .formatted(operatorId, STATION, billNo, DRIVER, PILE, fields));
    }

    private static String bill(Instant requestedAt) {
        return """
                "billVersion":1,"energyTenthWh":30900,"energyFeeFen":235,"serviceFeeFen":100,"idleFeeFen":5,"totalFen":340,\
                "requestedAt":"%s\"""".formatted(requestedAt);
    }

    public void connected(String firmware, Instant at) {
        TestTopics.send("pile-ingest.pile-fact.v1", PILE, "pile-ingest.pile-connected.v1", operatorId, """
                {"operatorId":"%s","stationId":"%s","pileCode":"%s","observedAt":"%s","firmware":"%s","protocol":"YKC"}"""
                .formatted(operatorId, STATION, PILE, at, firmware));
    }

    public void station(String name) {
        TestTopics.send("pile-ingest.station.v1", STATION, "pile-ingest.station-changed.v1", operatorId,
                stationJson(name));
    }

    String stationJson(String name) {
        return "{\"operatorId\":\"%s\",\"stationId\":\"%s\",\"name\":\"%s\",\"zoneId\":\"Asia/Shanghai\",\"piles\":[]}"
                .formatted(operatorId, STATION, name);
    }

    public void message(UUID messageId, boolean delivered, String kind, Instant at) {
        TestTopics.send("notification.message.v1", "r", "notification.message-" + (delivered ? "delivered" : "failed") + ".v1",
                operatorId, """
                {"operatorId":"%s","messageId":"%s","kind":"%s","recipientId":"r","channel":"WECHAT_TEMPLATE","at":"%s"%s}"""
                .formatted(operatorId, messageId, kind, at, delivered ? "" : ",\"reason\":\"NOT_FOLLOWING\""));
    }

    public void voucher(String what, long faceFen, Instant at) {
        TestTopics.send("voucher.voucher.v1", "d", "voucher.voucher-" + what + ".v1", operatorId, """
                {"operatorId":"%s","driverId":"%s","voucherId":"%s","campaignId":"C-1","faceFen":%d,"at":"%s"}"""
                .formatted(operatorId, DRIVER, UUID.randomUUID(), faceFen, at));
    }
}
