package org.chargeledger.reporting.domain;

import java.util.List;

/**
 * Messages whose last outcome falls into a window. A message that failed and was delivered later counts as delivered, one
 * that was taken and then found blocked or lost by its channel as failed.
 */
public record MessageStatistics(long delivered, long failed, List<ByKind> byKind, List<ReasonCount> failedByReason) {

    public record ByKind(String kind, long delivered, long failed) {}
}
