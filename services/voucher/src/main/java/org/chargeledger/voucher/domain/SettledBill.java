package org.chargeledger.voucher.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * A version of a bill that is settled, the first or a corrected one; the voucher it names is used up for this discount,
 * any other one of it is free again.
 */
public record SettledBill(DriverKey driver, String billNo, int billVersion, Optional<UUID> voucherId, long discountFen)
        implements BillFact {}
