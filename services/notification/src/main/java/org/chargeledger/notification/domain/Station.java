package org.chargeledger.notification.domain;

import java.time.ZoneId;

/** The name and the clock of a station, as messages show them. */
public record Station(String operatorId, String stationId, String name, ZoneId zone) {

    public static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    /** A bill may come before its station is known here; then its id stands for its name. */
    public static Station unnamed(String operatorId, String stationId) {
        return new Station(operatorId, stationId, stationId, USUAL_ZONE);
    }
}
