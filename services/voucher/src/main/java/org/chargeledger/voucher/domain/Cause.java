package org.chargeledger.voucher.domain;

import java.time.Instant;

/** Why a driver is given something, and when. One cause earns one gift, however often it is told. */
public record Cause(DriverKey driver, Reason reason, String causeId, Instant at) {

    public enum Reason { NEW_DRIVER, RECHARGE, MANUAL, COMPENSATION }

    /** What makes it one cause, whenever it is told. */
    public record Key(DriverKey driver, Reason reason, String causeId) {}

    public static Cause of(Recharge recharge) {
        return new Cause(recharge.driver(), Reason.RECHARGE, recharge.rechargeId(), recharge.rechargedAt());
    }

    /** A driver is new once. */
    public static Cause of(Newcomer newcomer) {
        return new Cause(newcomer.driver().key(), Reason.NEW_DRIVER, newcomer.driver().key().driverId().toString(),
                newcomer.at());
    }

    public Key key() {
        return new Key(driver, reason, causeId);
    }
}
