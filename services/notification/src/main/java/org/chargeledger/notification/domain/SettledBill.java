package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A settled bill as a message needs it; times that a session may lack are null. */
public record SettledBill(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
        long energyTenthWh, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, long discountFen,
        long dueFen, long paidFen, long receivableFen, Instant requestedAt, Instant chargeStartedAt,
        Instant chargeEndedAt, Instant serviceEndedAt, Instant settledAt, String stopReason, Boolean notifyDriver) {

    /** Everybody is told of a bill, but for one that staff put right quietly. */
    public boolean told() {
        return notifyDriver == null || notifyDriver;
    }

    /** Once per version of the bill: a corrected bill is a new fact. */
    public Message message(Station station) {
        var content = new HashMap<String, String>();
        content.put("stationName", station.name());
        content.put("billNo", billNo);
        content.put("energy", Wording.kwh(energyTenthWh));
        content.put("energyFee", Wording.yuan(energyFeeFen));
        content.put("serviceFee", Wording.yuan(serviceFeeFen));
        content.put("idleFee", Wording.yuan(idleFeeFen));
        content.put("total", Wording.yuan(totalFen));
        content.put("discount", Wording.yuan(discountFen));
        content.put("due", Wording.yuan(dueFen));
        content.put("paid", Wording.yuan(paidFen));
        content.put("receivable", Wording.yuan(receivableFen));
        content.put("stopReason", Wording.stopReason(stopReason));
        times().forEach((name, time) -> content.put(name, Wording.moment(time, station.zone())));
        return Message.ofBill(operatorId, Kind.BILL, billNo, billNo + ":" + billVersion, driverId, content, settledAt);
    }

    private Map<String, Instant> times() {
        var times = new HashMap<String, Instant>();
        times.put("requestedAt", requestedAt);
        times.put("chargeStartedAt", chargeStartedAt);
        times.put("chargeEndedAt", chargeEndedAt);
        times.put("serviceEndedAt", serviceEndedAt);
        times.put("settledAt", settledAt);
        times.values().removeIf(time -> time == null);
        return times;
    }
}
