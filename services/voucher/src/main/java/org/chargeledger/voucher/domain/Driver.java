package org.chargeledger.voucher.domain;

import java.util.Optional;

/** What campaigns ask about a driver; nothing is known before the profile came. */
public record Driver(DriverKey key, boolean profiled, Optional<String> department, Optional<String> subOperator) {}
