package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A session that never began, or turned out so after its bill was held: nothing is owed and its money is free. */
public record StartFailed(String operatorId, String stationId, String billNo, UUID driverId, String connectorNo,
        String reason, Instant requestedAt, Instant failedAt) {

    /** Told again if it failed for good after it had looked otherwise. */
    public Message message(Station station) {
        return Message.ofBill(operatorId, Kind.START_FAILED, billNo, billNo + ":" + failedAt, driverId, Map.of(
                "stationName", station.name(), "billNo", billNo, "connector", Wording.connector(connectorNo),
                "reason", Wording.startFailure(reason), "requestedAt", Wording.moment(requestedAt, station.zone()),
                "failedAt", Wording.moment(failedAt, station.zone()), "notice", "未产生费用，预留金额已退回余额"), failedAt);
    }
}
