package org.chargeledger.tariff.domain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Hands out YKC billing-model numbers that no version of the operator has, lowest first. */
public final class ModelNumbers {

    private static final int LAST = 0xFFFF;

    private final Set<String> taken;
    private int next = 1;

    public ModelNumbers(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Empty when all are in use. */
    public Optional<String> take() {
        for (; next <= LAST; next++) {
            String number = "%04X".formatted(next);
            if (taken.add(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }
}
