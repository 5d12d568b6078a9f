package org.chargeledger.voucher.domain;

import java.time.Instant;

/** Money a driver put into the wallet; the reason for a gift. */
public record Recharge(DriverKey driver, String rechargeId, long amountFen, Instant rechargedAt) {

    public String operatorId() {
        return driver.operatorId();
    }
}
