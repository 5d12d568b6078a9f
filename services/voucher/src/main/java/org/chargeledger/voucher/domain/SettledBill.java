package org.chargeledger.voucher.domain;

import java.util.Optional;
import java.util.UUID;

/** A settled bill; the voucher it names is used up, any other one reserved for it is free again. */
public record SettledBill(DriverKey driver, String billNo, int billVersion, Optional<UUID> voucherId)
        implements BillFact {}
