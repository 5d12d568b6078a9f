package org.chargeledger.tariff.domain;

import java.time.Instant;

/**
 * A tariff by itself: its identity and what staff call it; prices are in its versions. A new name is a new revision.
 */
public record TariffName(String operatorId, String tariffId, String name, Instant createdAt, int revision) {

    public TariffName renamed(String newName) {
        return new TariffName(operatorId, tariffId, newName, createdAt, revision + 1);
    }
}
