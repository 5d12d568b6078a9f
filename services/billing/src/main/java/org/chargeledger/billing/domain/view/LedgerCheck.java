package org.chargeledger.billing.domain.view;

/** An equation that must hold all the time, with both its sides. */
public record LedgerCheck(String name, String description, long left, long right, boolean holds) {

    public static LedgerCheck of(String name, String description, long left, long right) {
        return new LedgerCheck(name, description, left, right, left == right);
    }
}
