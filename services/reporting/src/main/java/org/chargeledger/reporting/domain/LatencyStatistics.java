package org.chargeledger.reporting.domain;

/** Real time from a stored record to its settled bill, for sessions requested in a window; zeros if there are none. */
public record LatencyStatistics(long count, long medianMillis, long p99Millis) {}
