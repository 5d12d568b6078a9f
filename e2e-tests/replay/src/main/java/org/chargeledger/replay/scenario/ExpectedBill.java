package org.chargeledger.replay.scenario;

/** What one settled session of the scenario must cost. */
public record ExpectedBill(
        String billNo, long energyTenthWh, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long discountFen,
        long dueFen) {
}
