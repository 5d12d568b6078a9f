package org.chargeledger.tariff.domain;

import java.time.Instant;

/** A tariff by itself: its identity and what staff call it; prices are in its versions. */
public record TariffName(String operatorId, String tariffId, String name, Instant createdAt) {}
