package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A session whose bill is not settled yet, and what its driver chose for it: nothing, a voucher, or to use none. */
public record OpenSession(DriverKey driver, String billNo, String stationId, Instant requestedAt, boolean chosen,
        Optional<UUID> voucherId) {

    public static OpenSession requested(DriverKey driver, String billNo, String stationId, Instant requestedAt) {
        return new OpenSession(driver, billNo, stationId, requestedAt, false, Optional.empty());
    }

    /** Not chosen: the rule decides. */
    public OpenSession with(boolean newChosen, Optional<UUID> newVoucherId) {
        return new OpenSession(driver, billNo, stationId, requestedAt, newChosen, newVoucherId);
    }

    public BillUse.Key key() {
        return new BillUse.Key(driver.operatorId(), billNo);
    }

    public boolean reserves(Voucher voucher) {
        return voucherId.filter(voucher.voucherId()::equals).isPresent();
    }
}
