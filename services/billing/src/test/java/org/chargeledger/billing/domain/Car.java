package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Cases.KEY;

import java.util.UUID;

/** The cars of the model: Wang charges two at once, Li one, at a connector that cannot report the plug-out. */
public enum Car {
    WANGS_FIRST, WANGS_SECOND, LIS;

    public UUID driverId() {
        return new UUID(0, this == LIS ? 2 : 1);
    }

    public SessionKey key() {
        return new SessionKey(new BillNo("2019101616000000000" + ordinal()), KEY.operatorId(), KEY.stationId(),
                KEY.pileCode(), "0" + (ordinal() + 1), driverId(), KEY.tariff(), KEY.requestedAt(),
                KEY.startValidUntil(), this != LIS);
    }
}
