package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Cases.at;

/** What staff would make of a bill: values of their own, what the platform proposes, or what a later record says. */
public enum Wish {
    AS_IT_IS(new BillEdit(null, null, null, null, null, null)),
    ALL_VALUES(new BillEdit(at("08:01:00"), at("09:00:00"), at("10:00:00"), 280_000L, null, true)),
    IDLE_OFF(new BillEdit(null, null, null, null, null, false)),
    IDLE_ON(new BillEdit(null, null, null, null, null, true)),
    LITTLE_ENERGY(new BillEdit(null, null, null, 10_000L, null, null)),
    MUCH_ENERGY(new BillEdit(null, null, null, 900_000L, null, null)),
    PRICE_IN_FORCE(new BillEdit(null, null, null, null, null, false, null, true, null)),
    LESS_THAN_NOTHING(new BillEdit(null, null, null, -1L, null, null)),
    THE_PROPOSAL(null),
    THE_OFFERED_RECORD(null);

    private final BillEdit edit;

    Wish(BillEdit edit) {
        this.edit = edit;
    }

    /** Null where it depends on what is known. */
    public BillEdit edit() {
        return edit;
    }
}
