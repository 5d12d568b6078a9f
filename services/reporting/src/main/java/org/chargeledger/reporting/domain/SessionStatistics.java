package org.chargeledger.reporting.domain;

import java.util.List;

/**
 * The sessions requested in a window. Counts are disjoint: requested = successful + startFailed + open; abnormal sessions
 * are among the successful ones: those that were ever held, whatever became of them; {@code waiting} are still held.
 * Energy and money are those of the current versions of settled bills, what was paid later of what was owed of them
 * included; what went back of them is in {@code refunds} and the refunded amounts, and in no other figure: what went back
 * of a version that was corrected since, as far as the current one did not charge it again.
 */
public record SessionStatistics(long requested, long successful, long startFailed, long open, long abnormal, long waiting,
        long settled, long energyTenthWh, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, long discountFen,
        long dueFen, long paidFen, long receivableFen, long reservedFen, long refunds, long refundedEnergyFeeFen,
        long refundedServiceFeeFen, long refundedIdleFeeFen,
        List<ByCode> byCode, List<ByStation> byStation, List<ByFirmware> byFirmware, List<ReasonCount> startFailedByReason) {

    /** Sessions held with this finding, handled or not; a session with two findings counts under both. */
    public record ByCode(int code, String name, long count) {}

    public record ByStation(String stationId, String name, long successful, long startFailed, long abnormal,
            long energyTenthWh, long dueFen) {}

    /** Firmware the pile had when the session was requested; "unknown" if no event told it. */
    public record ByFirmware(String firmware, long successful, long abnormal) {}
}
