package org.chargeledger.voucher.domain;

import java.util.Optional;
import java.util.UUID;

/** How far a bill has come here: the latest versions answered and settled (0: none), and its voucher if it has one. */
public record BillUse(Key key, DriverKey driver, int ratedVersion, int settledVersion, Optional<UUID> voucherId) {

    public record Key(String operatorId, String billNo) {}

    static BillUse unknown(BillFact fact) {
        return new BillUse(fact.key(), fact.driver(), 0, 0, Optional.empty());
    }

    /** A version that was answered, or settled meanwhile, is not answered again. */
    boolean isBehind(AskedBill bill) {
        return bill.billVersion() > Math.max(ratedVersion, settledVersion);
    }

    boolean isBehind(SettledBill bill) {
        return bill.billVersion() > settledVersion;
    }

    BillUse rated(int version, Optional<UUID> voucher) {
        return new BillUse(key, driver, version, settledVersion, voucher);
    }

    BillUse settled(int version, Optional<UUID> voucher) {
        return new BillUse(key, driver, ratedVersion, version, voucher);
    }
}
