package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A bill that waits for staff, with the codes that say why; its driver is told once for as long as it waits, not again
 * when other codes say why.
 */
public record HeldBill(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
        List<Integer> codes, long reservedFen, long energySeenTenthWh, Instant requestedAt, Instant heldAt) {

    public HeldBill {
        codes = List.copyOf(codes);
    }

    public Message message(Station station) {
        var content = new HashMap<String, String>();
        content.put("stationName", station.name());
        content.put("billNo", billNo);
        content.put("heldAt", Wording.moment(heldAt, station.zone()));
        content.put("reason", Wording.abnormalCodes(codes));
        content.put("codes", codes.stream().map(String::valueOf).collect(Collectors.joining(",")));
        content.put("reserved", Wording.yuan(reservedFen));
        content.put("energySeen", Wording.kwh(energySeenTenthWh));
        if (requestedAt != null) {
            content.put("requestedAt", Wording.moment(requestedAt, station.zone()));
        }
        return Message.ofBill(operatorId, Kind.HELD, billNo, billNo + ":" + heldAt, driverId, content, heldAt);
    }
}
