package org.chargeledger.voucher.domain;

import java.time.Instant;

/** A driver whose first profile came at {@code firstSeenAt}, looked at with the profile of {@code at}. */
public record Newcomer(Driver driver, Instant firstSeenAt, Instant at) {}
