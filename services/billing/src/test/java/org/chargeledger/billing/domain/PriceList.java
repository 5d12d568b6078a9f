package org.chargeledger.billing.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;

/** The prices that billing knows of in the model. */
final class PriceList {

    private final Set<Price> known = EnumSet.noneOf(Price.class);

    void learn(Price price) {
        known.add(price);
    }

    /** Of those known, what was in force when the sessions were requested. */
    Tariff inForce() {
        return Collections.max(known).tariff();
    }

    Optional<Tariff> find(TariffVersion version) {
        return known.stream().map(Price::tariff).filter(tariff -> tariff.version().equals(version)).findFirst();
    }
}
