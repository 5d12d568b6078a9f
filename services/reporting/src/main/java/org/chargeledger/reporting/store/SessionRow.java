package org.chargeledger.reporting.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.reporting.domain.Bill;
import org.chargeledger.reporting.domain.Hold;
import org.chargeledger.reporting.domain.Session;

/** A session as columns of charging_session. */
record SessionRow(String operatorId, String billNo, String stationId, UUID driverId, String pileCode, String connectorNo,
        Session.State state, Instant requestedAt, Instant chargingSince, Instant failedAt, String failureReason,
        Instant heldAt, Long reservedFen, Long energySeenTenthWh, String firmwareWhenHeld, List<Hold.Finding> findings,
        Integer billVersion, Long energyTenthWh, Long energyFeeFen, Long serviceFeeFen, Long idleFeeFen, Long totalFen,
        Long discountFen, Long dueFen, Long paidFen, Long receivableFen, Instant settledAt, Long recordToSettledMillis,
        Long chargeSeconds, Instant firstSettledAt) {

    static SessionRow of(Session session) {
        var place = session.place();
        var failure = session.failure();
        var hold = session.hold();
        var bill = session.bill();
        var settlement = bill == null ? null : bill.settlement();
        return new SessionRow(place.operatorId(), place.billNo(), place.stationId(), place.driverId(), place.pileCode(),
                place.connectorNo(), session.state(), session.requestedAt(), session.chargingSince(),
                failure == null ? null : failure.failedAt(), failure == null ? null : failure.reason(),
                hold == null ? null : hold.heldAt(), hold == null ? null : hold.reservedFen(),
                hold == null ? null : hold.energySeenTenthWh(), hold == null ? null : hold.firmware(),
                hold == null ? null : hold.findings(),
                bill == null ? null : bill.version(), bill == null ? null : bill.energyTenthWh(),
                bill == null ? null : bill.energyFeeFen(), bill == null ? null : bill.serviceFeeFen(),
                bill == null ? null : bill.idleFeeFen(), bill == null ? null : bill.totalFen(),
                settlement == null ? null : settlement.discountFen(), settlement == null ? null : settlement.dueFen(),
                settlement == null ? null : settlement.paidFen(),
                settlement == null ? null : settlement.receivableFen(),
                settlement == null ? null : settlement.settledAt(),
                settlement == null ? null : settlement.recordToSettledMillis(),
                bill == null ? null : bill.chargeSeconds(), session.firstSettledAt());
    }

    Session toSession() {
        return new Session(new Session.Place(operatorId, billNo, stationId, driverId, pileCode, connectorNo), requestedAt,
                chargingSince, failedAt == null ? null : new Session.Failure(failedAt, failureReason),
                heldAt == null ? null : new Hold(heldAt, findings, reservedFen, energySeenTenthWh, firmwareWhenHeld),
                billVersion == null ? null : new Bill(billVersion, energyTenthWh, energyFeeFen, serviceFeeFen, idleFeeFen,
                        totalFen, chargeSeconds, settledAt == null ? null : new Bill.Settlement(settledAt, discountFen, dueFen, paidFen,
                                receivableFen, recordToSettledMillis)),
                firstSettledAt == null ? settledAt : firstSettledAt);
    }
}
