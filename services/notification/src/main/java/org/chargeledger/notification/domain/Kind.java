package org.chargeledger.notification.domain;

import java.util.List;

/** What a message is about, and the values its template may show. */
public enum Kind {

    BILL("stationName", "billNo", "energy", "energyFee", "serviceFee", "idleFee", "total", "discount", "due", "paid",
            "receivable", "requestedAt", "chargeStartedAt", "chargeEndedAt", "serviceEndedAt", "settledAt", "stopReason"),
    CORRECTED("stationName", "billNo", "energy", "energyFee", "serviceFee", "idleFee", "total", "discount", "due", "paid",
            "receivable", "before", "difference", "change", "chargeStartedAt", "chargeEndedAt", "serviceEndedAt",
            "correctedAt"),
    HELD("stationName", "billNo", "requestedAt", "heldAt", "reason", "codes", "reserved", "energySeen"),
    BACKLOG("day", "count", "reserved", "oldestHeldAt", "mainReason", "codes");

    private final List<String> shownValues;

    Kind(String... values) {
        this.shownValues = List.of(values);
    }

    public List<String> shownValues() {
        return shownValues;
    }
}
