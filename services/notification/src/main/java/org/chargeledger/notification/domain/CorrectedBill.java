package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;

/** A corrected bill as a message needs it; times that a session may lack are null. */
public record CorrectedBill(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
        long energyTenthWh, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, long discountFen,
        long dueFen, long paidFen, long receivableFen, long previousTotalFen, long differenceFen,
        Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt, Instant correctedAt,
        boolean notifyDriver) {

    /** Once per version of the bill. {@code difference} has no sign: {@code change} says which way the money goes. */
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
        content.put("before", Wording.yuan(previousTotalFen));
        content.put("difference", Wording.yuan(Math.abs(differenceFen)));
        content.put("change", Wording.change(differenceFen));
        put(content, "chargeStartedAt", chargeStartedAt, station);
        put(content, "chargeEndedAt", chargeEndedAt, station);
        put(content, "serviceEndedAt", serviceEndedAt, station);
        put(content, "correctedAt", correctedAt, station);
        return Message.ofBill(operatorId, Kind.CORRECTED, billNo, billNo + ":" + billVersion, driverId, content,
                correctedAt);
    }

    private static void put(HashMap<String, String> content, String name, Instant time, Station station) {
        if (time != null) {
            content.put(name, Wording.moment(time, station.zone()));
        }
    }
}
