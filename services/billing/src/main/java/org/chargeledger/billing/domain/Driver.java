package org.chargeledger.billing.domain;

import java.util.UUID;

/** Somebody who charges through an operator's official account. {@code department} may be null. */
public record Driver(UUID driverId, String openid, String nickname, Phone phone, String department) {

    @Override
    public String toString() {
        return "driver " + driverId;
    }
}
