package org.chargeledger.reporting.domain;

/** How often something failed for one reason; "UNKNOWN" where none was given. */
public record ReasonCount(String reason, long count) {}
