package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.rating.TariffVersion;

/**
 * What was fixed when a session was requested: the tariff version shown to the driver, and whether the pile could report
 * a plug-out, among it.
 */
public record SessionKey(BillNo billNo, String operatorId, String stationId, String pileCode, String connectorNo,
        UUID driverId, TariffVersion tariff, Instant requestedAt, Instant startValidUntil, boolean plugOutReported) {

    /** At a pile that reports the plug-out. */
    public SessionKey(BillNo billNo, String operatorId, String stationId, String pileCode, String connectorNo,
            UUID driverId, TariffVersion tariff, Instant requestedAt, Instant startValidUntil) {
        this(billNo, operatorId, stationId, pileCode, connectorNo, driverId, tariff, requestedAt, startValidUntil, true);
    }

    SessionKey pricedBy(TariffVersion version) {
        return new SessionKey(billNo, operatorId, stationId, pileCode, connectorNo, driverId, version, requestedAt,
                startValidUntil, plugOutReported);
    }

    public AccountId reserve() {
        return AccountId.reserve(billNo);
    }

    public AccountId reserveBonus() {
        return AccountId.reserveBonus(billNo);
    }

    public AccountId wallet() {
        return AccountId.wallet(driverId);
    }

    public AccountId bonus() {
        return AccountId.bonus(driverId);
    }

    public AccountId receivable() {
        return AccountId.receivable(driverId);
    }

    /** The accounts to lock before the session's money moves. */
    public List<AccountId> accounts() {
        return List.of(wallet(), bonus(), reserve(), reserveBonus());
    }
}
