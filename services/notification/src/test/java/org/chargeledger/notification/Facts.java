package org.chargeledger.notification;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.notification.domain.SettledBill;

/** What billing would tell. */
final class Facts {

    private static final AtomicLong NUMBERS = new AtomicLong(100_000);

    private Facts() {}

    static String newBillNo() {
        return "20191016161822" + NUMBERS.incrementAndGet();
    }

    static UUID driverOf(Operator operator) {
        UUID driverId = UUID.randomUUID();
        profile(operator, driverId, "oDriver" + driverId.toString().substring(0, 8));
        return driverId;
    }

    static void profile(Operator operator, UUID driverId, String openid) {
        TestTopics.send("billing.driver-profile.v1", driverId.toString(), "billing.driver-profiled.v1", operator.id, """
                {"operatorId":"%s","driverId":"%s","openid":"%s","nickname":"阿明","phone":"18912344136"}"""
                .formatted(operator.id, driverId, openid));
    }

    static void settled(Operator operator, UUID driverId, String billNo) {
        settledAt(operator, driverId, billNo, "ST-108");
    }

    static void settledAt(Operator operator, UUID driverId, String billNo, String stationId) {
        TestTopics.send("billing.session.v1", billNo, "billing.bill-settled.v1", operator.id,
                settledJson(operator, driverId, billNo, stationId));
    }

    static String settledJson(Operator operator, UUID driverId, String billNo, String stationId) {
        return """
                {"operatorId":"%s","stationId":"%s","billNo":"%s","driverId":"%s","pileCode":"44030600210000200001",
                "connectorNo":"01","billVersion":1,"tariffId":"zpd-2019","tariffVersion":1,"energyTenthWh":123000,
                "energyFeeFen":935,"serviceFeeFen":418,"idleFeeFen":0,"totalFen":1353,"discountableFen":1353,
                "discountFen":0,"dueFen":1353,"paidFen":1353,"receivableFen":0,"stopReason":"FULL",
                "requestedAt":"2019-10-16T08:18:22.566095Z","chargeStartedAt":"2019-10-16T08:19:02Z",
                "chargeEndedAt":"2019-10-16T09:02:00Z","serviceEndedAt":"2019-10-16T09:05:00Z",
                "settledAt":"2019-10-16T09:05:01Z","recordToSettledMillis":12}"""
                .formatted(operator.id, stationId, billNo, driverId);
    }

    static SettledBill settledBill(Operator operator, UUID driverId, String billNo) {
        Instant at = Instant.parse("2019-10-16T09:02:00Z");
        return new SettledBill(operator.id, "ST-108", billNo, driverId, 1, 123_000, 935, 418, 0, 1353, 0, 1353, 1353, 0,
                at, at, at, at, at, "FULL", null);
    }

    /** 146.60 becomes 3.40. */
    static void corrected(Operator operator, UUID driverId, String billNo, boolean notifyDriver) {
        TestTopics.send("billing.session.v1", billNo, "billing.bill-corrected.v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","billNo":"%s","driverId":"%s","pileCode":"44030600210000200001",
                "connectorNo":"01","billVersion":2,"tariffId":"zpd-2019","tariffVersion":1,"energyTenthWh":30900,
                "energyFeeFen":235,"serviceFeeFen":105,"idleFeeFen":0,"totalFen":340,"discountableFen":340,
                "discountFen":0,"dueFen":340,"paidFen":340,"receivableFen":0,"stopReason":"ABORTED",
                "requestedAt":"2019-10-13T00:00:51.738725Z","chargeStartedAt":"2019-10-13T00:01:31Z",
                "chargeEndedAt":"2019-10-13T00:19:33Z","serviceEndedAt":"2019-10-13T00:19:33Z","previousVersion":1,
                "previousTotalFen":14660,"differenceFen":-14320,"reasonCode":"CORRECTION","correctedBy":"zpd-finance",
                "correctedAt":"2019-10-14T02:00:00Z","notifyDriver":%s}"""
                .formatted(operator.id, billNo, driverId, notifyDriver));
    }

    static void held(Operator operator, UUID driverId, String billNo) {
        held(operator, driverId, billNo, Instant.parse("2019-10-16T09:35:00Z"));
    }

    static void held(Operator operator, UUID driverId, String billNo, Instant heldAt) {
        TestTopics.send("billing.session.v1", billNo, "billing.bill-held.v1", operator.id,
                heldJson(operator, driverId, billNo, heldAt));
    }

    static String heldJson(Operator operator, UUID driverId, String billNo, Instant heldAt) {
        return """
                {"operatorId":"%s","stationId":"ST-108","billNo":"%s","driverId":"%s","pileCode":"44030600210000200001",
                "connectorNo":"01","billVersion":1,"findings":[{"code":1,"name":"账单丢失"}],"reservedFen":5000,
                "heldAt":"%s","requestedAt":"2019-10-16T08:18:22.566095Z","energySeenTenthWh":98000}"""
                .formatted(operator.id, billNo, driverId, heldAt);
    }

    static void chargeEnded(Operator operator, UUID driverId, String billNo, Instant freeUntil) {
        TestTopics.send("billing.session.v1", billNo, "billing.charge-ended.v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","billNo":"%s","driverId":"%s","pileCode":"44030600210000200001",
                "connectorNo":"01","chargeEndedAt":"%s","freeUntil":"%s","idleFeePerMinuteFen":80}"""
                .formatted(operator.id, billNo, driverId, freeUntil.minusSeconds(900), freeUntil));
    }

    static UUID startFailed(Operator operator, UUID driverId, String billNo, Instant failedAt) {
        return TestTopics.send("billing.session.v1", billNo, "billing.session-failed.v1", operator.id,
                startFailedJson(operator, driverId, billNo, failedAt));
    }

    static String startFailedJson(Operator operator, UUID driverId, String billNo, Instant failedAt) {
        return """
                {"operatorId":"%s","stationId":"ST-108","billNo":"%s","driverId":"%s","pileCode":"44030600210000200001",
                "connectorNo":"01","reason":"NO_ANSWER","requestedAt":"2019-10-16T08:18:22.566095Z","failedAt":"%s"}"""
                .formatted(operator.id, billNo, driverId, failedAt);
    }

    static void refunded(Operator operator, UUID driverId, String billNo) {
        refunded(operator, driverId, billNo, UUID.randomUUID(), 0);
    }

    static UUID refunded(Operator operator, UUID driverId, String billNo, UUID refundId, long sentOnFen) {
        return TestTopics.send("billing.session.v1", billNo, "billing.bill-refunded.v1", operator.id, """
                {"operatorId":"%s","stationId":"ST-108","billNo":"%s","driverId":"%s","billVersion":1,"refundId":"%s",
                "energyFeeFen":0,"serviceFeeFen":0,"idleFeeFen":14320,"principalFen":14320,"bonusFen":0,"waivedFen":0,
                "sentOnFen":%d,"reason":"占桩费取消","refundedAt":"2019-10-21T02:00:00Z"}"""
                .formatted(operator.id, billNo, driverId, refundId, sentOnFen));
    }

    /** Of one part; {@code step} is requested, done or failed. */
    static void payout(Operator operator, UUID driverId, UUID payoutId, String step, long amountFen) {
        payout(operator, driverId, payoutId, 1, 1, step, amountFen);
    }

    static UUID payout(Operator operator, UUID driverId, UUID payoutId, int parts, int part, String step,
            long amountFen) {
        return TestTopics.send("billing.wallet.v1", driverId.toString(), "billing.wallet-refund-" + step + ".v1",
                operator.id, """
                {"operatorId":"%s","driverId":"%s","payoutId":"%s","refundNo":%s,"amountFen":%d,"parts":%d,
                "reason":"占桩费取消","%sAt":"2019-10-21T02:00:00Z"}"""
                .formatted(operator.id, driverId, payoutId,
                        step.equals("requested") ? null : "\"" + payoutId + "-" + part + "\"", amountFen, parts, step));
    }

    static UUID paidOffline(Operator operator, UUID driverId, UUID payoutId, long amountFen) {
        return TestTopics.send("billing.wallet.v1", driverId.toString(), "billing.wallet-refunded-offline.v1",
                operator.id, """
                {"operatorId":"%s","driverId":"%s","payoutId":"%s","amountFen":%d,"reason":"搬家",
                "refundedAt":"2019-10-21T02:00:00Z"}""".formatted(operator.id, driverId, payoutId, amountFen));
    }

    static UUID balanceLow(Operator operator, UUID driverId, String at) {
        return TestTopics.send("billing.wallet.v1", driverId.toString(), "billing.balance-low.v1", operator.id, """
                {"operatorId":"%s","driverId":"%s","availableFen":1260,"limitFen":2000,"at":"%s"}"""
                .formatted(operator.id, driverId, at));
    }

    static UUID granted(Operator operator, UUID driverId, String reason) {
        UUID voucherId = UUID.randomUUID();
        return TestTopics.send("voucher.voucher.v1", driverId.toString(), "voucher.voucher-granted.v1", operator.id, """
                {"operatorId":"%s","driverId":"%s","voucherId":"%s","campaignId":"spring","faceFen":500,
                "at":"2019-10-16T14:00:00Z","expiresAt":"2019-11-15T14:00:00Z","reason":"%s","giftId":"%s","pieces":1}"""
                .formatted(operator.id, driverId, voucherId, reason, voucherId));
    }

    static void connectivity(Operator operator, String stationId, String pileCode, String change, Instant at) {
        TestTopics.send("pile-ingest.pile-fact.v1", pileCode, "pile-ingest.pile-" + change + ".v1", operator.id, """
                {"operatorId":"%s","stationId":"%s","pileCode":"%s","observedAt":"%s","reason":"PILE_CLOSED",
                "firmware":"2090104","protocol":"YKC-1.6"}""".formatted(operator.id, stationId, pileCode, at));
    }

    static void batch(Operator operator, UUID batchId, String state, int items) {
        TestTopics.send("billing.refund-batch.v1", batchId.toString(), "billing.refund-batch-changed.v1", operator.id, """
                {"operatorId":"%s","batchId":"%s","name":"占桩费退费","reason":"10月18日前的占桩费全部取消","state":"%s",
                "component":"IDLE_FEE","digest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "items":%d,"totalFen":%d,"done":0,"doneFen":0,"failed":0,"failedFen":0,"open":%d,"stationIds":["ST-108"],
                "firstSessionAt":"2019-08-02T08:20:15.183497Z","lastSessionAt":"2019-10-16T15:59:00Z",
                "frozenBy":"zpd-finance","approvedBy":"zpd-admin","changedAt":"%s"}"""
                .formatted(operator.id, batchId, state, items, items * 1000, items,
                        state.equals("FROZEN") ? "2019-10-21T02:00:00Z" : "2019-10-21T02:10:00Z"));
    }

    static void item(Operator operator, UUID batchId, String billNo, UUID driverId, String state, String changedAt) {
        TestTopics.send("billing.refund-batch.v1", batchId.toString(), "billing.refund-item-changed.v1", operator.id, """
                {"operatorId":"%s","batchId":"%s","billNo":"%s","driverId":"%s","stationId":"ST-108","amountFen":1000,
                "billTotalFen":1340,"idleFeeFen":1000,"state":"%s","destination":"WALLET","changedAt":"%s"}"""
                .formatted(operator.id, batchId, billNo, driverId, state, changedAt));
    }

    static void backlog(Operator operator, String day) {
        TestTopics.send("billing.backlog.v1", operator.id, "billing.abnormal-backlog.v1", operator.id, """
                {"operatorId":"%s","day":"%s","count":38,"reservedFen":123456,"oldestHeldAt":"2019-10-16T08:50:00Z",
                "byCode":[{"code":1,"count":37},{"code":2,"count":1}]}""".formatted(operator.id, day));
    }

    static void station(Operator operator, String stationId, String name) {
        TestTopics.send("pile-ingest.station.v1", stationId, "pile-ingest.station-changed.v1", operator.id, """
                {"operatorId":"%s","stationId":"%s","name":"%s","zoneId":"Asia/Shanghai","piles":[]}"""
                .formatted(operator.id, stationId, name));
    }
}
