package org.chargeledger.voucher.domain;

import java.util.Comparator;
import java.util.UUID;

/** A driver of an operator. Locks are taken in this order. */
public record DriverKey(String operatorId, UUID driverId) implements Comparable<DriverKey> {

    private static final Comparator<DriverKey> ORDER =
            Comparator.comparing(DriverKey::operatorId).thenComparing(DriverKey::driverId);

    @Override
    public int compareTo(DriverKey other) {
        return ORDER.compare(this, other);
    }
}
