package org.chargeledger.tariff.domain;

/** What a version is assigned to; the closer one holds: pile before station before operator. */
public enum Scope {
    PILE,
    STATION,
    OPERATOR
}
