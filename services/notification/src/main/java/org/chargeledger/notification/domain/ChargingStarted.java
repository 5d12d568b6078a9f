package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The pile gives current: the driver is told once per session. */
public record ChargingStarted(String operatorId, String stationId, String billNo, UUID driverId, String connectorNo,
        Instant chargingSince) {

    public Message message(Station station) {
        return Message.ofBill(operatorId, Kind.CHARGING_STARTED, billNo, billNo, driverId, Map.of(
                "stationName", station.name(), "billNo", billNo, "connector", Wording.connector(connectorNo),
                "startedAt", Wording.moment(chargingSince, station.zone())), chargingSince);
    }
}
