package org.chargeledger.reporting.domain;

import java.time.LocalDate;

/**
 * One day of an operator at a glance.
 *
 * @param abnormalBacklog held sessions of any day that still wait
 * @param oldestHeldBillNo the one that waits longest, or null
 * @param revenueFen due for bills first settled on the day, whenever requested, as they stand now
 * @param refundedFen what went back on the day, of whatever bills
 */
public record DayStatistics(LocalDate day, String zoneId, long requested, long successful, long startFailed, long open,
        long abnormal, long abnormalBacklog, String oldestHeldBillNo, long energyTenthWh, long revenueFen,
        long refundedFen) {}
