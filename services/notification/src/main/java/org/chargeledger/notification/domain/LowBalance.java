package org.chargeledger.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A wallet below its operator's limit; its driver is reminded once a day. */
public record LowBalance(String operatorId, UUID driverId, long availableFen, long limitFen, Instant at) {

    public Message message() {
        return Message.ofDay(operatorId, Kind.LOW_BALANCE, LocalDate.ofInstant(at, Station.USUAL_ZONE), driverId,
                Map.of(
                "balance", Wording.yuan(Math.max(availableFen, 0)), "limit", Wording.yuan(limitFen),
                "advice", "余额较低，请及时充值", "at", Wording.moment(at, Station.USUAL_ZONE)), at);
    }
}
